// The containers' own question "are you well?": exit code 0 when the role named on the command line does its work.
import pg from 'pg';

const checks = {
  api: async () => {
    const answer = await globalThis.fetch(`http://127.0.0.1:${process.env.PORT}/api/health`);
    return answer.ok && (await answer.json()).ready === true;
  },
  // The worker listens to nobody; well is who keeps a connection to the database besides this one.
  worker: async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL, connectionTimeoutMillis: 5_000 });
    await client.connect();
    const { rowCount } = await client.query(
      `SELECT FROM pg_stat_activity
       WHERE datname = current_database() AND client_addr = inet_client_addr() AND pid <> pg_backend_pid()`,
    );
    await client.end();
    return rowCount > 0;
  },
};

const healthy = await checks[process.argv[2]]().catch(() => false);
process.exit(healthy ? 0 : 1);
