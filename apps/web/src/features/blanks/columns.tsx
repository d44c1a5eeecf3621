import type { Blank } from '@itog/contracts';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { paths } from '../../paths.ts';
import { StatusBadge, type Tone } from '../../ui/feedback/StatusBadge.tsx';
import type { Column } from '../../ui/table/DataTable.tsx';
import { CalendarDay } from '../../ui/time/DateTime.tsx';

const TONES: Record<Blank['state'], Tone> = { 'in-stock': 'quiet', issued: 'good', spoilt: 'bad' };

/** The columns of the sheets of numbered paper. */
export function useColumns(): Column<Blank>[] {
  const { t } = useTranslation('blanks');
  return [
    {
      key: 'number',
      title: t('column.number'),
      isName: true,
      sheet: [
        { title: t('sheet.series'), value: ({ series }) => series },
        { title: t('sheet.number'), value: ({ number }) => number },
      ],
      render: ({ series, number }) => <span className="figures whole">{`${series} ${number}`.trim()}</span>,
    },
    { key: 'kind', title: t('kind'), render: ({ kind }) => t(`kindOf.${kind}`) },
    {
      key: 'received',
      title: t('column.received'),
      sheet: [{ title: t('column.received'), value: ({ receivedOn }) => receivedOn }],
      render: ({ receivedOn }) => <CalendarDay value={receivedOn} look="table" />,
    },
    {
      key: 'state',
      title: t('state'),
      sheet: [
        { title: t('state'), value: ({ state }) => t(`states.${state}`) },
        { title: t('sheet.act'), value: ({ act }) => act && act.number },
      ],
      render: ({ state, act }) => (
        <>
          <span className="whole">
            <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>
          </span>
          {act && (
            <Text size="sm" c="dimmed" className="whole">
              {t('byAct', { number: act.number })}
            </Text>
          )}
        </>
      ),
    },
    {
      key: 'document',
      title: t('column.document'),
      sheet: [
        { title: t('sheet.document'), value: ({ document }) => document && document.registrationNumber },
        { title: t('sheet.learner'), value: ({ document }) => document && document.learnerName },
        { title: t('sheet.takenOn'), value: ({ takenOn }) => takenOn },
      ],
      render: ({ document, takenOn }) =>
        document && (
          <>
            <Anchor component={Link} to={paths.document(document.id)} inherit className="whole">
              {t('document', { number: document.registrationNumber })}
            </Anchor>
            <Text size="sm">{document.learnerName}</Text>
            {takenOn && (
              <Text size="sm" c="dimmed">
                <CalendarDay value={takenOn} look="table" />
              </Text>
            )}
          </>
        ),
    },
  ];
}
