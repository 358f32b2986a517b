'use server';

import { revalidatePath } from 'next/cache';
import { SavedFigureInput } from '#lib/domain/saved-figure';
import { database } from '#lib/store/client';
import { removeSavedFigure, saveFigure } from '#lib/store/saved-figures';
import { permit } from '../session.ts';

/** Keeps a figure in its study's gallery; gives the sentence of what is wrong, or null. */
export async function keepFigure(slug: string, input: unknown): Promise<string | null> {
  await permit('edit', 'figure');
  const parsed = SavedFigureInput.safeParse(input);
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'This cannot be kept.';
  await saveFigure(database(), slug, parsed.data);
  revalidatePath(`/studies/${slug}`);
  return null;
}

export async function forgetFigure(slug: string, id: string): Promise<void> {
  await permit('edit', 'figure');
  await removeSavedFigure(database(), slug, id);
  revalidatePath(`/studies/${slug}`);
}
