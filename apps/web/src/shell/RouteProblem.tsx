import { Button, Group, Text } from '@mantine/core';
import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, Link, Navigate, useLocation, useRouteError } from 'react-router';
import { isSignedOut, Offline, Problem } from '../api/problem.ts';
import { WordsGone } from '../i18n/words-gone.ts';
import { paths } from '../paths.ts';
import { Page } from '../ui/layout/Page.tsx';

type Kind = 'notFound' | 'denied' | 'unreachable' | 'updated' | 'broken';

function kindOf(error: unknown): Kind {
  const status = isRouteErrorResponse(error) || error instanceof Problem ? error.status : null;
  if (status === 404) return 'notFound';
  if (status === 403) return 'denied';
  if (error instanceof Offline) return 'unreachable';
  // A chunk or words that did not come: the network broke off, or the page is older than the server.
  if (error instanceof WordsGone || (error instanceof TypeError && /module|import/i.test(error.message)))
    return navigator.onLine ? 'updated' : 'unreachable';
  return 'broken';
}

/** What is shown in place of a page that cannot be: why, and what to do. */
export function RouteProblem() {
  const error = useRouteError();
  const { pathname, search, hash } = useLocation();
  if (isSignedOut(error)) return <Navigate to={paths.signIn(`${pathname}${search}${hash}`)} replace />;
  return <ProblemPage kind={kindOf(error)} reference={error instanceof Problem ? error.correlationId : null} />;
}

/** The address names no page. */
export function NotFound() {
  return <ProblemPage kind="notFound" reference={null} />;
}

function ProblemPage({ kind, reference }: { kind: Kind; reference: string | null }) {
  const { t } = useTranslation('shell');
  const { reset } = useQueryErrorResetBoundary();
  useEffect(() => reset, [reset]);
  const again = kind === 'unreachable' || kind === 'updated' || kind === 'broken';
  return (
    <Page title={t(`${kind}.title`)}>
      <Text maw="36rem">{t(`${kind}.text`)}</Text>
      {reference && <Text c="dimmed">{t('broken.number', { id: reference })}</Text>}
      <Group mt="md">
        {again ? (
          <Button onClick={() => window.location.reload()}>{t(`${kind}.retry`)}</Button>
        ) : (
          <Button component={Link} to={paths.today()}>
            {t('home')}
          </Button>
        )}
      </Group>
    </Page>
  );
}
