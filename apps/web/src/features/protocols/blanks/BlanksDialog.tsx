import type { listProtocolBlanks, OutputOf } from '@itog/contracts';
import { BLANK_KINDS } from '@itog/domain';
import { Alert, Anchor, Button, Group, Modal, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { paths } from '../../../paths.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import classes from '../issuance/Documents.module.css';

type Wanting = OutputOf<typeof listProtocolBlanks>['documents'][number];
type BlanksDialogProps = {
  readonly wanting: readonly Wanting[];
  readonly taking: { readonly mutate: () => void; readonly isPending: boolean; readonly error: unknown };
  readonly onClose: () => void;
};

/** Which sheet goes under whose document, and how many are short; taken are all of them or none. */
export function BlanksDialog({ wanting, taking, onClose }: BlanksDialogProps) {
  const { t } = useTranslation(['blanks', 'protocols', 'ui']);
  const short = BLANK_KINDS.flatMap((kind) => {
    const count = wanting.filter((each) => each.kind === kind && !each.next).length;
    return count > 0 ? [{ kind, count }] : [];
  });
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('protocol.title', { count: wanting.length })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <Stack>
        {short.length > 0 && <Short short={short} />}
        <ul className={classes.list} aria-label={t('protocol.list')}>
          {wanting.map(({ documentId, learnerName, kind, registrationNumber: number, next }) => (
            <li key={documentId}>
              <span className={classes.name}>{learnerName}</span>
              <span>
                {kind !== 'extract' && t(`kindOf.${kind}`)} {t('document', { number })}
              </span>
              <span className="figures">
                {next ? t('protocol.blank', { number: `${next.series} ${next.number}`.trim() }) : t('protocol.without')}
              </span>
            </li>
          ))}
        </ul>
        <ProblemAlert error={taking.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('ui:cancel')}
          </Button>
          {short.length === 0 && (
            <Button loading={taking.isPending} onClick={taking.mutate}>
              {t('protocol.act', { count: wanting.length })}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

function Short({
  short,
}: {
  short: readonly { readonly kind: (typeof BLANK_KINDS)[number]; readonly count: number }[];
}) {
  const { t } = useTranslation('blanks');
  const reads = useCan()('blanks.read');
  return (
    <Alert color="orange" title={t('protocol.short')}>
      {short.map(({ kind, count }) => (
        <p key={kind}>{t(`protocol.shortOf.${kind}`, { count })}</p>
      ))}
      {reads && (
        <Anchor component={Link} to={paths.blanks()} inherit>
          {t('protocol.receive')}
        </Anchor>
      )}
    </Alert>
  );
}
