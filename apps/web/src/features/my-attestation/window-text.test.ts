import { createI18n } from '../../i18n/index.ts';
import { windowText } from './window-text.ts';

const at = (text: string) => new Date(text);
const ufa = { zone: 'Asia/Yekaterinburg', city: 'Уфа', language: 'ru' };

it.each([
  ['2026-03-04T05:00Z', '2026-03-04T13:00Z', 'Asia/Yekaterinburg', '4 марта 2026 года с 10:00 до 18:00'],
  ['2026-03-04T05:00Z', '2026-03-04T19:00Z', 'Asia/Yekaterinburg', '4 марта 2026 года с 10:00 до 24:00'],
  [
    '2026-03-04T05:00Z',
    '2026-03-04T13:00Z',
    'Europe/Moscow',
    '4 марта 2026 года с 10:00 до 18:00 по Уфе (с 08:00 до 16:00 у вас)',
  ],
  [
    '2026-03-03T19:00Z',
    '2026-03-04T04:00Z',
    'Europe/Moscow',
    '4 марта 2026 года с 00:00 до 09:00 по Уфе (с 3 марта в 22:00 до 07:00 у вас)',
  ],
])('%s–%s seen from %s', async (from, to, viewerZone, text) => {
  const words = await createI18n('ru');
  await words.loadNamespaces('my-attestation');
  const t = words.getFixedT('ru', 'my-attestation');
  expect(windowText(t, at(from), at(to), { ...ufa, viewerZone }).replaceAll('\u00a0', ' ')).toBe(text);
});
