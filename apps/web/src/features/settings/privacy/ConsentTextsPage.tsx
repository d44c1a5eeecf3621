import { listConsentTexts, type ConsentText } from '@itog/contracts';
import { CONSENT_PURPOSES, dayOf, type ConsentPurpose } from '@itog/domain';
import { Anchor, Button, Stack, Text } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan, useMe } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { RegulationText } from '../../../ui/regulation/RegulationText.tsx';
import { Whole } from '../../../ui/text/Whole.tsx';
import { ConsentTextForm } from './ConsentTextForm.tsx';

/** The words of the consents: each purpose by itself, in editions (152-ФЗ, ст. 9). */
export default function ConsentTextsPage() {
  const { t } = useTranslation('privacy');
  const { texts } = useSuspenseQuery(queryOf(listConsentTexts)).data;
  return (
    <Page title={t('texts.title')} lead={<Whole>{t('texts.lead')}</Whole>}>
      <Stack gap="lg">
        {CONSENT_PURPOSES.map((purpose) => (
          <PurposePanel key={purpose} purpose={purpose} texts={texts.filter((text) => text.purpose === purpose)} />
        ))}
      </Stack>
    </Page>
  );
}

function PurposePanel({ purpose, texts }: { purpose: ConsentPurpose; texts: readonly ConsentText[] }) {
  const { t } = useTranslation('privacy');
  const me = useMe();
  const may = useCan();
  const [writing, setWriting] = useState(false);
  const current = inForce(texts, dayOf(me.serverNow, me.organisation.zone));
  const others = texts.filter(({ id }) => id !== current?.id);
  return (
    <Panel
      title={t(`purpose.${purpose}`)}
      actions={
        may('organisation.manage') &&
        !writing && (
          <Button
            variant="default"
            aria-label={t('texts.publishOf', { purpose: t(`purpose.${purpose}`) })}
            onClick={() => setWriting(true)}
          >
            {t('texts.publish')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        {writing && <ConsentTextForm purpose={purpose} from={current} onDone={() => setWriting(false)} />}
        {!writing && current && <Edition text={current} isCurrent />}
        {!writing && !current && <Text>{t('texts.none')}</Text>}
        {!writing && others.length > 0 && (
          <div>
            <Text fw={600} mb={4}>
              {t('texts.former')}
            </Text>
            <Stack gap="xs">
              {others.map((text) => (
                <Edition key={text.id} text={text} />
              ))}
            </Stack>
          </div>
        )}
      </Stack>
    </Panel>
  );
}

function Edition({ text, isCurrent = false }: { text: ConsentText; isCurrent?: boolean }) {
  const { t } = useTranslation('privacy');
  const me = useMe();
  const [shown, setShown] = useState(false);
  const { version, effectiveFrom, title, markdown } = text;
  const isFuture = effectiveFrom > dayOf(me.serverNow, me.organisation.zone);
  return (
    <div>
      {isCurrent && <StatusBadge tone="good">{t('texts.inForce')}</StatusBadge>}
      <Text>{title}</Text>
      <Text size="sm" c="dimmed">
        {t(isFuture ? 'texts.future' : 'texts.edition', { version, from: effectiveFrom })}
      </Text>
      <Anchor component="button" type="button" aria-expanded={shown} onClick={() => setShown(!shown)}>
        {t(shown ? 'mine.hide' : 'mine.read')}
      </Anchor>
      {shown && <RegulationText markdown={markdown} />}
    </div>
  );
}

/** The edition whose day has come last, as the server chooses it. */
function inForce(texts: readonly ConsentText[], today: string): ConsentText | null {
  const come = texts.filter(({ effectiveFrom }) => effectiveFrom <= today);
  const byDay = (a: ConsentText, b: ConsentText) =>
    b.effectiveFrom.localeCompare(a.effectiveFrom) || b.version - a.version;
  return [...come].sort(byDay)[0] ?? null;
}
