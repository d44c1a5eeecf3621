import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { Suspense, useEffect, type ComponentProps } from 'react';
import { I18nextProvider } from 'react-i18next';
import { RouterProvider } from 'react-router/dom';
import type { I18n } from '../i18n/index.ts';
import { theme, variables } from '../theme.ts';
import { Loading } from '../ui/feedback/Loading.tsx';
import { speakForFields } from '../ui/forms/own-validity.ts';

const schemes = localStorageColorSchemeManager({ key: 'itog.scheme' });

export type AppProps = {
  readonly router: ComponentProps<typeof RouterProvider>['router'];
  readonly client: QueryClient;
  readonly words: I18n;
  /** In tests nothing moves and nothing waits for a transition. */
  readonly env?: 'default' | 'test';
};

/** Everything that every page stands on. */
export function App({ router, client, words, env = 'default' }: AppProps) {
  useEffect(() => speakForFields(words), [words]);
  return (
    <I18nextProvider i18n={words}>
      <QueryClientProvider client={client}>
        <MantineProvider
          theme={theme}
          cssVariablesResolver={variables}
          defaultColorScheme="auto"
          colorSchemeManager={schemes}
          env={env}
        >
          <Suspense fallback={<Loading />}>
            <RouterProvider router={router} />
          </Suspense>
        </MantineProvider>
      </QueryClientProvider>
    </I18nextProvider>
  );
}
