import { listExamCards, type ExamCard } from '@itog/contracts';
import { Button, Group } from '@mantine/core';
import { IconCards, IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { PrintButton } from '../../../ui/actions/PrintButton.tsx';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Panel } from '../../../ui/layout/Panel.tsx';
import { useProgram } from '../use-program.ts';
import { CardModal } from './CardModal.tsx';
import { CardRow } from './CardRow.tsx';
import classes from './cards.module.css';
import { GenerateModal } from './GenerateModal.tsx';
import { WithdrawModal } from './WithdrawModal.tsx';

type Opened = { kind: 'write' | 'withdraw'; card: ExamCard } | { kind: 'new' } | { kind: 'generate' } | null;

/** The exam cards of a program (3.10): written one by one or dealt at once, printed, withdrawn. */
export default function ExamCardsPage() {
  const { t } = useTranslation('programs');
  const program = useProgram();
  const { id: programId } = program;
  const { cards } = useSuspenseQuery(queryOf(listExamCards, { params: { programId } })).data;
  const manages = useCan()('exam-cards.manage');
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const card = opened && 'card' in opened ? opened.card : null;
  const acts = (
    <Group gap="sm">
      <Button variant="default" onClick={() => setOpened({ kind: 'generate' })}>
        {t('cards.generate')}
      </Button>
      <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpened({ kind: 'new' })}>
        {t('cards.add')}
      </Button>
    </Group>
  );
  return (
    <>
      <Panel
        title={t('cards.title')}
        actions={
          <div className={classes.acts}>
            {cards.length > 0 && (
              <PrintButton request={{ kind: 'exam-cards', programId }}>{t('cards.print')}</PrintButton>
            )}
            {manages && cards.length > 0 && acts}
          </div>
        }
      >
        {cards.length === 0 ? (
          <EmptyState icon={IconCards} action={manages && acts}>
            {t(manages ? 'cards.empty' : 'cards.emptyRead')}
          </EmptyState>
        ) : (
          <ul className={classes.cards}>
            {cards.map((each) => (
              <CardRow
                key={each.id}
                card={each}
                onEdit={manages ? () => setOpened({ kind: 'write', card: each }) : null}
                onWithdraw={() => setOpened({ kind: 'withdraw', card: each })}
              />
            ))}
          </ul>
        )}
      </Panel>
      {(opened?.kind === 'new' || opened?.kind === 'write') && (
        <CardModal key={card?.id ?? 'new'} programId={programId} card={card} onClose={close} />
      )}
      {opened?.kind === 'generate' && <GenerateModal program={program} onClose={close} />}
      {opened?.kind === 'withdraw' && <WithdrawModal programId={programId} card={opened.card} onClose={close} />}
    </>
  );
}
