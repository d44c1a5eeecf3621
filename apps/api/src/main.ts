import 'reflect-metadata';
import { AppModule } from './app.module.ts';
import { readConfig } from './platform/config.ts';
import { httpApp } from './platform/http.ts';

const config = readConfig();
const app = await httpApp(AppModule, config);
await app.listen(config.PORT, config.HOST);
