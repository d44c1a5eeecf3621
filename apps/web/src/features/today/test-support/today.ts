import type { Today } from '@itog/contracts';

/** A day on which nothing waits for anybody. */
export const nothingToday = (): Today => ({
  serverNow: new Date(),
  sessions: [],
  meetings: [],
  secondTimesDue: [],
  protocolsToDraft: [],
  protocolsToSign: [],
  ordersToSign: [],
  destructionsToApprove: [],
  destructionsRefused: [],
  withdrawals: [],
  retakesLapsing: [],
  documentsToIssue: [],
  groupsToDischarge: [],
  register: { urgent: 0, late: 0 },
  unhanded: { count: 0, since: null },
  notAdmitted: [],
  inquiries: 0,
  sealEndsAt: null,
});
