export type AdmissionFacts = {
  /** Tuition is paid in full. */
  readonly tuitionPaid: boolean;
  readonly modules: readonly { readonly title: string; readonly done: boolean }[];
  /** An administrator's written decision to admit in spite of what is missing. */
  readonly override: { readonly reason: string } | null;
};

export type AdmissionRefusal =
  | { readonly code: 'admission.arrears'; readonly clause: '3.1' }
  | { readonly code: 'admission.curriculum-incomplete'; readonly clause: '3.1'; readonly missing: readonly string[] };

/** What keeps a learner from the attestation: unpaid tuition and unfinished parts of the curriculum (3.1). */
export function admissionRefusals({ tuitionPaid, modules, override }: AdmissionFacts): AdmissionRefusal[] {
  if (override) return [];
  const refusals: AdmissionRefusal[] = [];
  if (!tuitionPaid) refusals.push({ code: 'admission.arrears', clause: '3.1' });
  const missing = modules.filter((module) => !module.done).map((module) => module.title);
  if (missing.length > 0) refusals.push({ code: 'admission.curriculum-incomplete', clause: '3.1', missing });
  return refusals;
}
