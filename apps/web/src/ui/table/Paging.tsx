import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Paging.module.css';

/** Rows on a page, as the server gives them. */
export const PAGE = 50;

export type PagingProps = { readonly total: number; readonly page: number; readonly onPage: (page: number) => void };

/** Which of the rows are shown, and the way to the others. */
export function Paging({ total, page, onPage }: PagingProps) {
  const { t } = useTranslation('ui');
  const last = Math.ceil(total / PAGE);
  if (last <= 1) return null;
  return (
    <nav className={classes.paging} aria-label={t('paging.name')}>
      {page > 1 && (
        <Button
          variant="default"
          leftSection={<IconChevronLeft size={18} aria-hidden />}
          onClick={() => onPage(page - 1)}
        >
          {t('paging.previous')}
        </Button>
      )}
      <span className="figures">
        {t('paging.shown', { from: (page - 1) * PAGE + 1, to: Math.min(total, page * PAGE), total })}
      </span>
      {page < last && (
        <Button
          variant="default"
          rightSection={<IconChevronRight size={18} aria-hidden />}
          onClick={() => onPage(page + 1)}
        >
          {t('paging.next')}
        </Button>
      )}
    </nav>
  );
}
