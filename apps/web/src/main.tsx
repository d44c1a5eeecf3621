import './styles.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { createQueryClient } from './api/query-client.ts';
import { createI18n } from './i18n/index.ts';
import { routes } from './router.tsx';
import { App } from './shell/App.tsx';

const words = await createI18n();
document.documentElement.lang = words.language;

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App router={createBrowserRouter(routes)} client={createQueryClient()} words={words} />
  </StrictMode>,
);
