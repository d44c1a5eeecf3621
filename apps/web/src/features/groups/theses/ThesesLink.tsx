import { getProgram, type Group } from '@itog/contracts';
import { Button } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCan } from '../../../api/me.ts';
import { queryOf } from '../../../api/query.ts';
import { paths } from '../../../paths.ts';

/** The way to the group's theses, where its program ends by a defence (3.10). */
export function ThesesLink({ group: { id, program, enrolments } }: { group: Group }) {
  const { t } = useTranslation('groups');
  const reads = useCan()('theses.read');
  const { data } = useQuery({ ...queryOf(getProgram, { params: { programId: program.id } }), enabled: reads });
  if (!data?.forms.includes('defence') || enrolments.length === 0) return null;
  return (
    <Button
      component={Link}
      to={paths.groupTheses(id)}
      variant="default"
      leftSection={<IconFileText size={18} aria-hidden />}
    >
      {t('theses.open')}
    </Button>
  );
}
