import { getGroup } from '@itog/contracts';
import { fullName } from '@itog/domain';
import { UnstyledButton } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';
import { EmptyState } from '../../../ui/layout/EmptyState.tsx';
import { Page } from '../../../ui/layout/Page.tsx';
import type { Column } from '../../../ui/table/DataTable.tsx';
import { Listing } from '../../../ui/table/Listing.tsx';
import { useUrlValue } from '../../../ui/table/use-url-value.ts';
import { missingParts } from '../../../ui/thesis/missing.ts';
import { ThesisReadiness } from '../../../ui/thesis/ThesisReadiness.tsx';
import { Review, ThesisFile, Topic } from './cells.tsx';
import { ThesisDrawer } from './ThesisDrawer.tsx';
import classes from './theses.module.css';
import { useTheses, type GroupThesis } from './use-theses.ts';

/** The theses of a group: what protocol form 3 will say of each, its file, and what it still lacks. */
export default function ThesesPage() {
  const { t } = useTranslation('groups');
  const { groupId = '' } = useParams();
  const may = useCan();
  const group = useQuery({ ...queryOf(getGroup, { params: { groupId } }), enabled: may('groups.read') }).data;
  const { theses, maxMegabytes } = useTheses(groupId);
  const [opened, open] = useUrlValue('learner');
  const ready = theses.filter(({ thesis }) => missingParts(thesis).length === 0).length;
  const crumbs = group && [
    { label: t('list.title'), to: paths.groups() },
    { label: group.title, to: paths.group(groupId) },
  ];
  return (
    <Page
      title={t('theses.title')}
      lead={theses.length > 0 && t('theses.lead', { ready, total: theses.length })}
      {...(crumbs && { breadcrumbs: crumbs })}
    >
      <Listing
        name={t('theses.title')}
        columns={useColumns(open)}
        rows={theses}
        rowKey={({ enrolmentId }) => enrolmentId}
        empty={<EmptyState icon={IconFileText}>{t('theses.empty')}</EmptyState>}
      />
      <ThesisDrawer
        groupId={groupId}
        row={theses.find(({ enrolmentId }) => enrolmentId === opened)}
        maxMegabytes={maxMegabytes}
        onClose={() => open('')}
      />
    </Page>
  );
}

function useColumns(open: (enrolmentId: string) => void): Column<GroupThesis>[] {
  const { t } = useTranslation('groups');
  return useMemo(
    () => [
      {
        key: 'name',
        title: t('learners.name'),
        isName: true,
        sortBy: ({ learner }) => fullName(learner.name),
        render: ({ enrolmentId, learner }) => (
          <UnstyledButton className={classes.name} onClick={() => open(enrolmentId)}>
            {fullName(learner.name)}
          </UnstyledButton>
        ),
      },
      {
        key: 'topic',
        title: t('theses.topic'),
        sortBy: ({ thesis }) => thesis?.topic ?? null,
        render: ({ thesis }) => thesis && <Topic thesis={thesis} />,
      },
      {
        key: 'review',
        title: t('theses.reviewColumn'),
        sortBy: ({ thesis }) => thesis?.reviewer ?? null,
        render: ({ thesis }) => thesis && <Review thesis={thesis} />,
      },
      {
        key: 'file',
        title: t('theses.file'),
        sortBy: ({ thesis }) => thesis?.file?.uploadedAt ?? null,
        render: ({ enrolmentId, thesis }) => <ThesisFile enrolmentId={enrolmentId} thesis={thesis} />,
      },
      {
        key: 'missing',
        title: t('theses.readiness'),
        sortBy: ({ thesis }) => missingParts(thesis).length,
        render: ({ thesis }) => (
          <div className={classes.missing}>
            <ThesisReadiness thesis={thesis} />
          </div>
        ),
      },
    ],
    [t, open],
  );
}
