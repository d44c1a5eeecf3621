import {
  attachSignature,
  listAttachedSignatures,
  listDocuments,
  type AttachedSignature,
  type AttachedSigner,
  type RegistryEntry,
} from '@itog/contracts';
import { screen, within } from '@testing-library/react';
import { on, refused, renderApp, someone, type RenderOptions } from '../../test-app.tsx';

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const SHA256 = 'ab'.repeat(32);

const entry: RegistryEntry = {
  id: id(1),
  kind: 'certificate',
  duplicate: false,
  registrationNumber: '00017-ПК-26',
  issuedOn: '2026-03-11',
  learnerName: 'Билетов Лев Викторович',
  programTitle: 'Охрана труда',
  groupTitle: 'ОТ-1',
  protocolId: id(2),
  protocolNumber: '1-ПК/26',
  order: null,
  status: 'valid',
  code: 'CODE',
  printed: true,
  printProblem: null,
};

const signature = (n: number, more: Partial<AttachedSigner> = {}): AttachedSignature => ({
  id: id(n),
  fileName: 'удостоверение.pdf.sig',
  addedAt: new Date('2026-03-12T10:00:00Z'),
  addedBy: 'Примерова Анна Олеговна',
  signers: [
    {
      subject: 'Директорова Вера Ильинична',
      organisation: 'УЦ «Пример»',
      issuer: 'Удостоверяющий центр',
      serial: 'C0FFEE',
      validFrom: new Date('2026-01-01T00:00:00Z'),
      validUntil: new Date('2027-01-01T00:00:00Z'),
      algorithm: 'ГОСТ Р 34.10-2012, 256 бит',
      signedAt: new Date('2026-03-11T10:40:00Z'),
      digest: 'ГОСТ Р 34.11-2012, 256 бит',
      check: 'gost',
      ...more,
    },
  ],
});

async function open(
  role: 'administrator' | 'auditor',
  signatures: AttachedSignature[],
  more: NonNullable<RenderOptions['handlers']> = [],
) {
  const app = await renderApp('/registry', {
    me: someone([role]),
    handlers: [
      on(listDocuments, () => ({ total: 1, documents: [entry] })),
      on(listAttachedSignatures, () => ({ fileSha256: SHA256, signatures })),
      ...more,
    ],
  });
  await app.user.click(await screen.findByRole('button', { name: /Подписи документа № 00017-ПК-26/u }));
  return { ...app, dialog: await screen.findByRole('dialog') };
}

describe('signatures made in other programs', () => {
  it('say exactly what was checked and what was not', async () => {
    const { dialog } = await open('auditor', [
      signature(11),
      signature(12, { check: 'verified', digest: 'SHA-256', algorithm: 'RSA 2048' }),
      signature(13, { check: 'no-certificate', subject: null, validFrom: null, validUntil: null, algorithm: null }),
      signature(14, { check: 'unknown-algorithm', signedAt: new Date('2025-01-01T00:00:00Z') }),
    ]);
    const list = await within(dialog).findByRole('list', { name: 'Подписи, сделанные в другой программе' });
    const [gost, verified, bare, unknown] = within(list).getAllByRole('listitem');
    expect(gost).toHaveTextContent('Хеш файла (ГОСТ Р 34.11-2012, 256 бит) совпадает. Подлинность подписи по ГОСТ');
    expect(gost).toHaveTextContent('программа не проверяет');
    expect(verified).toHaveTextContent('Подпись верна');
    expect(verified).toHaveTextContent('отзыв сертификата программа не проверяет');
    expect(bare).toHaveTextContent('Подписавший не назван');
    expect(unknown).toHaveTextContent('В указанное время сертификат не действовал.');
    expect(within(dialog).getByText(`SHA-256 этого файла: ${SHA256}`)).toBeInTheDocument();
    expect(within(dialog).queryByText(/не больше 1 МБ/u)).toBeNull();
  });

  it('are attached by those who may; a signature of another file is refused in words', async () => {
    const { user, dialog } = await open(
      'administrator',
      [],
      [on(attachSignature, () => refused({ code: 'attached.other-file', clause: null }))],
    );
    expect(await within(dialog).findByText(/Таких подписей пока нет\. Скачайте файл/u)).toBeInTheDocument();
    await user.upload(within(dialog).getByLabelText(/Файл отсоединённой подписи/u), new File(['x'], 'a.sig'));
    expect(await within(dialog).findByRole('alert')).toHaveTextContent('Это подпись другого файла.');
  });
});
