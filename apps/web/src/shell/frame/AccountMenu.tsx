import { signOut } from '@itog/contracts';
import { shortName } from '@itog/domain';
import { ActionIcon, Menu, UnstyledButton, useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconChevronDown, IconLogin2, IconLogout, IconUserCircle } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { call } from '../../api/call.ts';
import { useVisitor } from '../../api/me.ts';
import { chooseLanguage } from '../../i18n/index.ts';
import { LANGUAGES, type Language } from '../../i18n/languages.ts';
import { paths } from '../../paths.ts';
import classes from './AccountMenu.module.css';

const SCHEMES = ['light', 'dark', 'auto'] as const satisfies MantineColorScheme[];

/** Who is signed in; language, appearance and the way out. A stranger has language, appearance and the way in. */
export function AccountMenu() {
  const { t } = useTranslation('shell');
  const me = useVisitor();
  return (
    <Menu position="bottom-end" width={288} withinPortal={false}>
      <Menu.Target>
        {me ? (
          <UnstyledButton className={classes.target} aria-label={`${t('account.menu')}: ${shortName(me.name)}`}>
            <IconUserCircle size={22} stroke={1.5} aria-hidden />
            <span className={classes.name}>{shortName(me.name)}</span>
            <IconChevronDown size={16} aria-hidden />
          </UnstyledButton>
        ) : (
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('account.menu')}>
            <IconUserCircle size={22} stroke={1.5} />
          </ActionIcon>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <>
            <Menu.Label>
              {me.roles.map((role) => t(`role.${role}`)).join(', ')}
              <br />
              {me.organisation.shortName}
            </Menu.Label>
            <Menu.Item component={Link} to={paths.account()} leftSection={<IconUserCircle size={18} aria-hidden />}>
              {t('account.own')}
            </Menu.Item>
            <Menu.Divider />
          </>
        )}
        <Preferences />
        <Menu.Divider />
        {me ? <SignOutItem /> : <SignInItem />}
      </Menu.Dropdown>
    </Menu>
  );
}

function Preferences() {
  const { t, i18n } = useTranslation('shell');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <>
      <div role="group" aria-label={t('account.language')}>
        <Menu.Label>{t('account.language')}</Menu.Label>
        <Menu.RadioGroup value={i18n.language} onChange={(language) => void chooseLanguage(i18n, language as Language)}>
          {Object.entries(LANGUAGES).map(([language, name]) => (
            <Menu.RadioItem key={language} value={language} lang={language}>
              {name}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </div>
      <Menu.Divider />
      <div role="group" aria-label={t('account.theme')}>
        <Menu.Label>{t('account.theme')}</Menu.Label>
        <Menu.RadioGroup value={colorScheme} onChange={(value) => setColorScheme(value as MantineColorScheme)}>
          {SCHEMES.map((value) => (
            <Menu.RadioItem key={value} value={value}>
              {t(`account.${value}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </div>
    </>
  );
}

function SignInItem() {
  const { t } = useTranslation('shell');
  return (
    <Menu.Item component={Link} to={paths.signIn()} leftSection={<IconLogin2 size={18} aria-hidden />}>
      {t('account.signIn')}
    </Menu.Item>
  );
}

function SignOutItem() {
  const { t } = useTranslation('shell');
  const client = useQueryClient();
  const navigate = useNavigate();
  const leave = useMutation({
    mutationFn: () => call(signOut),
    onSuccess: async () => {
      await navigate(paths.signIn());
      client.clear();
    },
  });
  return (
    <Menu.Item leftSection={<IconLogout size={18} aria-hidden />} onClick={() => leave.mutate()}>
      {t('account.signOut')}
    </Menu.Item>
  );
}
