'use server';

import { redirect } from 'next/navigation';
import type { ClaimPreview } from '#components/claims/claim-preview';
import { previewClaim } from '#lib/claims/preview';
import { ClaimSpec } from '#lib/domain/claim';
import { LabError } from '#lib/domain/errors';
import { loadLedger } from '#lib/load-claims';
import { removeClaim, saveClaim } from '#lib/store/claims';
import { database } from '#lib/store/client';
import { permit } from '../../../session.ts';

/** What the data say to a claim while it is being typed. */
export async function preview(slug: string, input: unknown): Promise<ClaimPreview> {
  await permit('read', 'claim');
  const { samples, study } = await loadLedger(database(), slug);
  return previewClaim(input, samples, study.provenance);
}

/** Keeps a claim and shows it in its ledger. */
export async function keep(slug: string, id: string | null, input: unknown): Promise<ClaimPreview> {
  await permit('edit', 'claim');
  const spec = ClaimSpec.safeParse(input);
  if (!spec.success) return preview(slug, input);
  let kept: string;
  try {
    kept = await saveClaim(database(), slug, id, spec.data);
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    return { ...(await preview(slug, input)), problems: [{ path: '', message: error.message }] };
  }
  redirect(`/studies/${slug}/claims#${kept}`);
}

/** Takes a user's own claim out of the ledger; one that is gone already is no error. */
export async function remove(slug: string, id: string): Promise<void> {
  await permit('edit', 'claim');
  await removeClaim(database(), slug, id).catch((error: unknown) => {
    if (!(error instanceof LabError)) throw error;
  });
  redirect(`/studies/${slug}/claims`);
}
