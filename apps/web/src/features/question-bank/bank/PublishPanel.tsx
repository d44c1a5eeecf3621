import { publishQuestions, type WireRefusal } from '@itog/contracts';
import { Anchor, Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { call } from '../../../api/call.ts';
import { paths } from '../../../paths.ts';
import { ConfirmModal } from '../../../ui/actions/ConfirmModal.tsx';
import { Refusals } from '../../../ui/feedback/Refusals.tsx';
import { useBankChanged } from '../use-bank.ts';
import classes from './bank.module.css';

const AT_ONCE = 5;

export type PublishPanelProps = {
  readonly programId: string;
  /** How many questions wait. */
  readonly drafts: number;
  readonly refusals: readonly WireRefusal[];
};

/** Publishes the drafts, or says everything that stands in the way, with the way to each question (3.5). */
export function PublishPanel({ programId, drafts, refusals }: PublishPanelProps) {
  const { t } = useTranslation('question-bank');
  const changed = useBankChanged();
  const [asking, ask] = useDisclosure(false);
  const publishing = useMutation({
    mutationFn: () => call(publishQuestions, { params: { programId } }),
    onSuccess: ({ published }) => {
      notifications.show({ message: t('publish.done', { count: published }) });
      return changed();
    },
  });
  if (drafts === 0) return null;
  return (
    <section className={classes.publish} aria-label={t('publish.title')}>
      <div className={classes.ask}>
        <p>
          <strong>{t('publish.waiting', { count: drafts })}</strong>{' '}
          <span className={classes.why}>{t(refusals.length > 0 ? 'publish.blocked' : 'publish.what')}</span>
        </p>
        <Button disabled={refusals.length > 0} onClick={ask.open}>
          {t('publish.act', { count: drafts })}
        </Button>
      </div>
      <Blockers refusals={refusals} />
      <ConfirmModal
        opened={asking}
        onClose={ask.close}
        title={t('publish.confirm', { count: drafts })}
        confirm={t('publish.act', { count: drafts })}
        onConfirm={() => publishing.mutate(undefined, { onSuccess: ask.close })}
        pending={publishing.isPending}
        error={publishing.error}
      >
        {t('publish.consequence')}
      </ConfirmModal>
    </section>
  );
}

function Blockers({ refusals }: { refusals: readonly WireRefusal[] }) {
  const { t } = useTranslation('question-bank');
  const [all, setAll] = useState(false);
  const shown = all ? refusals : refusals.slice(0, AT_ONCE);
  return (
    <>
      <Refusals refusals={shown} look="plain" remedy={remedyOf(t('publish.open'))} />
      {refusals.length > shown.length && (
        <div>
          <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
            {t('publish.more', { count: refusals.length - shown.length })}
          </Button>
        </div>
      )}
    </>
  );
}

const remedyOf = (label: string) => (refusal: WireRefusal) =>
  typeof refusal['questionId'] === 'string' && (
    <Anchor component={Link} to={paths.question(refusal['questionId'])}>
      {label}
    </Anchor>
  );
