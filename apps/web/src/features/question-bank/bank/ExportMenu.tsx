import { EXPORT_FORMATS, exportQuestions } from '@itog/contracts';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '../../../api/address.ts';

/** The bank as a file that other systems read. */
export function ExportMenu({ programId, disabled }: { programId: string; disabled: boolean }) {
  const { t } = useTranslation('question-bank');
  if (disabled) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t('export.open')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {EXPORT_FORMATS.map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={addressOf(exportQuestions, { params: { programId }, query: { format } })}
            download
          >
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
