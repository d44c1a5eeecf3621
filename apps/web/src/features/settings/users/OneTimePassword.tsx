import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './users.module.css';

type Props = { readonly slip: { readonly login: string; readonly password: string }; readonly onClose: () => void };

/** The login and the one-time password: nobody can see it again. */
export function OneTimePassword({ slip, onClose }: Props) {
  const { t } = useTranslation(['settings', 'ui']);
  return (
    <Stack>
      <Text>{t('users.slip')}</Text>
      <dl className={classes.slip}>
        <dt>{t('users.login')}</dt>
        <dd>{slip.login}</dd>
        <dt>{t('users.oneTime')}</dt>
        <dd>{slip.password}</dd>
      </dl>
      <Group justify="flex-end">
        <CopyButton value={slip.password}>
          {({ copied, copy }) => (
            <Button variant="default" onClick={copy}>
              {copied ? t('ui:copy.copied') : t('ui:copy.copy')}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{t('ui:close')}</Button>
      </Group>
    </Stack>
  );
}
