import { previewRegrade, type Appeal, type listAppealedQuestions, type OutputOf } from '@itog/contracts';
import type { Ruling } from '@itog/domain';
import { Button, Modal, Radio, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { ProblemAlert } from '../../../ui/feedback/ProblemAlert.tsx';
import { QuestionHtml } from '../../../ui/question/QuestionHtml.tsx';
import { namesOf } from '../case/use-case.ts';
import { Flips } from './Flips.tsx';
import classes from './regrade.module.css';

export type AppealedQuestion = OutputOf<typeof listAppealedQuestions>['questions'][number];

export type RegradeProps = {
  readonly appeal: Appeal;
  readonly question: AppealedQuestion;
  readonly ruling: Ruling;
  readonly onClose: () => void;
};

/** The dry run of a ruling on a question: first what would change for everybody, then the act (5.10). */
export function Regrade({ appeal, question, ruling, onClose }: RegradeProps) {
  const { t } = useTranslation(['appeals', 'ui']);
  const [rightOptionId, setRight] = useState<string | null>(null);
  const preview = useMutation({
    mutationFn: (body: Parameters<typeof bodyOf>[0]) =>
      call(previewRegrade, { params: { appealId: appeal.id }, body: bodyOf(body) }),
  });
  const body = { versionId: question.versionId, ruling, rightOptionId };
  const ready = ruling === 'void' || rightOptionId !== null;
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t(`regrade.ask.${ruling}`, { position: question.position })}
      closeButtonProps={{ 'aria-label': t('ui:close') }}
    >
      <div className={classes.form}>
        <Text>{t(`regrade.means.${ruling}`)}</Text>
        {ruling === 'key' && (
          <Radio.Group
            label={t('regrade.newKey')}
            value={rightOptionId}
            onChange={(value) => {
              setRight(value);
              preview.reset();
            }}
          >
            <div className={classes.choices}>
              {question.options
                .filter(({ right }) => !right)
                .map(({ id, html }) => (
                  <Radio key={id} value={id} label={<QuestionHtml html={html} />} />
                ))}
            </div>
          </Radio.Group>
        )}
        <ProblemAlert error={preview.error} names={namesOf(appeal)} />
        {preview.data ? (
          <Flips
            appeal={appeal}
            ruling={bodyOf(body)}
            found={preview.data}
            onStale={() => preview.mutate(body)}
            onClose={onClose}
          />
        ) : (
          <Button loading={preview.isPending} disabled={!ready} onClick={() => preview.mutate(body)}>
            {t('regrade.dry')}
          </Button>
        )}
        {!ready && (
          <Text size="sm" role="status">
            {t('regrade.missing')}
          </Text>
        )}
      </div>
    </Modal>
  );
}

type Asked = { readonly versionId: string; readonly ruling: Ruling; readonly rightOptionId: string | null };

/** Only what the kind of ruling has. */
const bodyOf = ({ versionId, ruling, rightOptionId }: Asked): Asked => ({
  versionId,
  ruling,
  rightOptionId: ruling === 'key' ? rightOptionId : null,
});
