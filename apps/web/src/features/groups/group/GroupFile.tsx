import { getGroupFile, type GroupFile as File } from '@itog/contracts';
import { Anchor, Group as Row, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { StatusBadge } from '../../../ui/feedback/StatusBadge.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import classes from './group.module.css';

type Part = File['parts'][number];

const TONES = { ready: 'good', unsigned: 'warn', missing: 'quiet' } as const;

/** A group's papers from its enrolment to its documents: what is there, what is missing, and all of it as one file. */
export function GroupFile({ groupId }: { groupId: string }) {
  const { t } = useTranslation('groups');
  const readsRecords = useCan()('records.read');
  const { data, error } = useQuery(queryOf(getGroupFile, { params: { groupId } }));
  const lacking = data?.parts.filter(({ state }) => state !== 'ready').length ?? 0;
  return (
    <Panel title={t('file.title')}>
      <ProblemAlert error={error} />
      {data && <Text c="dimmed">{lacking > 0 ? t('file.lacking', { count: lacking }) : t('file.complete')}</Text>}
      <ul className={`${classes.sessions} ${classes.parts}`}>
        {data?.parts.map((part) => (
          <li key={`${part.kind} ${part.id ?? ''}`}>
            <PartTitle part={part} />
            <StatusBadge tone={TONES[part.state]}>
              {part.lacking > 0 ? t('file.without', { count: part.lacking }) : t(`file.state.${part.state}`)}
            </StatusBadge>
          </li>
        ))}
      </ul>
      <Row mt="md">
        <PrintButton request={{ kind: 'group-file', groupId }} disabled={!readsRecords}>
          {t('file.pdf')}
        </PrintButton>
        <PrintButton request={{ kind: 'group-file-zip', groupId }} disabled={!readsRecords}>
          {t('file.zip')}
        </PrintButton>
      </Row>
      {!readsRecords && <Text c="dimmed">{t('file.personal')}</Text>}
    </Panel>
  );
}

function PartTitle({ part: { kind, id, number, date } }: { part: Part }) {
  const { t } = useTranslation('groups');
  const title = t(`file.part.${kind}`);
  const words =
    number === null
      ? date === null
        ? title
        : t('file.dated', { title, date })
      : t('file.numbered', { title, number, date });
  const to = addressOf(kind, id);
  return to === null ? (
    <span>{words}</span>
  ) : (
    <Anchor component={Link} to={to}>
      {words}
    </Anchor>
  );
}

function addressOf(kind: Part['kind'], id: string | null): string | null {
  if (id === null) return null;
  if (kind === 'protocol') return paths.protocol(id);
  return kind === 'result-sheet' ? paths.session(id) : paths.order(id);
}
