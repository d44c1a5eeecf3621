import type { BlankPart, TextKey } from '@itog/domain';

/** What the shell refuses by itself: the rest comes from the rules. */
export type ShellRefusal =
  | {
      readonly code: 'input.invalid';
      readonly clause: null;
      readonly issues: readonly { path: string; message: string }[];
    }
  /** `request`: what was sent was no file. */
  | { readonly code: 'input.too-large'; readonly clause: null; readonly maxBytes: number; readonly reason?: 'request' }
  | { readonly code: 'access.signed-out'; readonly clause: null }
  | { readonly code: 'access.denied'; readonly clause: null }
  | { readonly code: 'access.cross-site'; readonly clause: null }
  | { readonly code: 'access.must-change-password'; readonly clause: null }
  | { readonly code: 'sign-in.wrong'; readonly clause: null }
  | { readonly code: 'sign-in.blocked'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'password.wrong'; readonly clause: null }
  | { readonly code: 'password.weak'; readonly clause: null; readonly reason: 'same' | 'contains-login' | 'common' }
  | { readonly code: 'rate.limited'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'server.busy'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'not-found'; readonly clause: null }
  | { readonly code: 'attempt.not-found'; readonly clause: null }
  | { readonly code: 'answer.revision-taken'; readonly clause: null }
  | { readonly code: 'attempt.unfinished'; readonly clause: null }
  | { readonly code: 'user.login-taken'; readonly clause: null; readonly login: string }
  | { readonly code: 'user.email-taken'; readonly clause: null; readonly email: string }
  | { readonly code: 'user.last-administrator'; readonly clause: null }
  | { readonly code: 'enrolment.exists'; readonly clause: null }
  | { readonly code: 'enrolment.has-attempts'; readonly clause: null }
  | { readonly code: 'session.has-attempts'; readonly clause: null }
  | { readonly code: 'order.number-taken'; readonly clause: null; readonly number: string }
  | { readonly code: 'order.nothing-to-change'; readonly clause: '2.2' }
  | { readonly code: 'order.nobody-to-enrol'; readonly clause: null }
  | { readonly code: 'order.nobody-to-discharge'; readonly clause: '3.12' }
  | { readonly code: 'edition.number-taken'; readonly clause: null; readonly number: string }
  | { readonly code: 'edition.changed'; readonly clause: '3.2' }
  | { readonly code: 'signing.agreement-missing'; readonly clause: null }
  | { readonly code: 'signing.agreement-changed'; readonly clause: null }
  | { readonly code: 'signing.agreement-number-taken'; readonly clause: null; readonly number: string }
  | { readonly code: 'signing.code-missing'; readonly clause: null; readonly kind: 'totp' | 'email' }
  | { readonly code: 'signing.code-wrong'; readonly clause: null }
  | { readonly code: 'signing.code-blocked'; readonly clause: null; readonly retryAfterSeconds: number }
  | { readonly code: 'signing.factor-exists'; readonly clause: null }
  | { readonly code: 'signing.factor-missing'; readonly clause: null }
  | { readonly code: 'signing.no-email'; readonly clause: null }
  | { readonly code: 'version.stale'; readonly clause: null }
  | { readonly code: 'series.only-forward'; readonly clause: null; readonly last: number }
  | { readonly code: 'zone.unknown'; readonly clause: null; readonly zone: string }
  | { readonly code: 'document.not-printed-yet'; readonly clause: null }
  | { readonly code: 'document.not-valid'; readonly clause: null }
  | { readonly code: 'decision.recorded-already'; readonly clause: null }
  | { readonly code: 'regrade.preview-stale'; readonly clause: null }
  | { readonly code: 'document.under-appeal'; readonly clause: '5.3'; readonly names: readonly string[] }
  | { readonly code: 'document.prior-education-missing'; readonly clause: null; readonly names: readonly string[] }
  | { readonly code: 'extract.not-in-protocol'; readonly clause: '3.15' }
  | { readonly code: 'consent.stale'; readonly clause: null }
  | { readonly code: 'consent.in-future'; readonly clause: null; readonly today: string }
  | { readonly code: 'destruction.approved-already'; readonly clause: null }
  | { readonly code: 'destruction.refused-already'; readonly clause: null }
  | { readonly code: 'question.picture-kind'; readonly clause: null }
  | { readonly code: 'question.picture-broken'; readonly clause: null }
  | {
      readonly code: 'question.picture-pixels';
      readonly clause: null;
      readonly width: number;
      readonly height: number;
      readonly most: number;
    }
  | { readonly code: 'record.snils-taken'; readonly clause: null; readonly name: string }
  | { readonly code: 'register.nothing-ready'; readonly clause: null }
  | { readonly code: 'register.rows-unfit'; readonly clause: null; readonly numbers: readonly string[] }
  | { readonly code: 'inquiry.answered-already'; readonly clause: null }
  | { readonly code: 'document.file-lost'; readonly clause: null; readonly number: string }
  | { readonly code: 'print-run.empty'; readonly clause: null }
  | { readonly code: 'print-run.too-many'; readonly clause: null; readonly most: number }
  | { readonly code: 'print-run.status'; readonly clause: null }
  | { readonly code: 'print-run.unfinished'; readonly clause: null }
  | { readonly code: 'print-run.nothing-printed'; readonly clause: null }
  | SealRefusal
  | DesignFileRefusal
  | AttachedRefusal
  | CalendarFileRefusal;

/** Why a file cannot become the organisation's seal. */
export type SealRefusal =
  | { readonly code: 'seal.not-pkcs12'; readonly clause: null }
  | { readonly code: 'seal.password-wrong'; readonly clause: null }
  | { readonly code: 'seal.no-key'; readonly clause: null }
  | { readonly code: 'seal.no-certificate'; readonly clause: null }
  | { readonly code: 'seal.algorithm-unknown'; readonly clause: null; readonly algorithm: string }
  | { readonly code: 'seal.expired'; readonly clause: null; readonly validUntil: Date }
  | { readonly code: 'seal.not-yet-valid'; readonly clause: null; readonly validFrom: Date }
  | { readonly code: 'seal.unsuitable'; readonly clause: null; readonly reason: 'authority' | 'usage' }
  | { readonly code: 'seal.off-already'; readonly clause: null };

/** Why a signature made elsewhere cannot be attached to a file. */
export type AttachedRefusal =
  | { readonly code: 'attached.no-file'; readonly clause: null }
  | { readonly code: 'attached.not-cms'; readonly clause: null }
  | { readonly code: 'attached.truncated'; readonly clause: null }
  | { readonly code: 'attached.other-file'; readonly clause: null }
  | { readonly code: 'attached.other-content'; readonly clause: null }
  | { readonly code: 'attached.digest-unknown'; readonly clause: null; readonly algorithm: string }
  | { readonly code: 'attached.signature-wrong'; readonly clause: null }
  | { readonly code: 'attached.given-already'; readonly clause: null };

/** Why a file cannot become a version of the production calendar, or a version cannot be published. */
export type CalendarFileRefusal =
  | { readonly code: 'calendar.file-broken'; readonly clause: null }
  | { readonly code: 'calendar.file-forbidden'; readonly clause: null }
  | { readonly code: 'calendar.file-empty'; readonly clause: null }
  | { readonly code: 'calendar.file-country'; readonly clause: null; readonly country: string }
  | { readonly code: 'calendar.file-year'; readonly clause: null; readonly found: string }
  | { readonly code: 'calendar.file-day'; readonly clause: null; readonly found: string }
  | { readonly code: 'calendar.unchanged'; readonly clause: null };

type BlankFieldFacts = { readonly clause: null; readonly part: BlankPart; readonly at: number; readonly field: string };

/** What only the printer can say against a design of a printed form, and why a file cannot be one of its pictures. */
export type DesignFileRefusal =
  | { readonly code: 'design.missing-glyph'; readonly clause: null; readonly text: TextKey; readonly character: string }
  | { readonly code: 'design.overflow'; readonly clause: null; readonly learner: string; readonly found: string }
  | { readonly code: 'design.more-sheets'; readonly clause: null; readonly learner: string }
  | ({ readonly code: 'design.blank-glyph'; readonly character: string } & BlankFieldFacts)
  | ({ readonly code: 'design.blank-overflow'; readonly learner: string; readonly found: string } & BlankFieldFacts)
  | { readonly code: 'design.picture-unknown'; readonly clause: null }
  | { readonly code: 'design.picture-kind'; readonly clause: null }
  | { readonly code: 'design.picture-broken'; readonly clause: null }
  | {
      readonly code: 'design.picture-pixels';
      readonly clause: null;
      readonly width: number;
      readonly height: number;
      readonly most: number;
    };
