import { type Claim, ClaimSpec } from '#lib/domain/claim';
import { LabError } from '#lib/domain/errors';
import { announce } from './changes.ts';
import type { Db } from './client.ts';
import { storable } from './storable.ts';

/** The claims that users added to a study, oldest first. @throws ZodError for one that this version does not know */
export async function listClaims(db: Db, slug: string): Promise<Claim[]> {
  const rows = await db.claim.findMany({ where: { study: { slug } }, orderBy: { createdAt: 'asc' } });
  return rows.map(({ id, spec }) => ({ ...ClaimSpec.parse(spec), id, own: true }));
}

/** Keeps a claim: a new one without an id, else in place of the one that has it. Returns its id. */
export async function saveClaim(db: Db, slug: string, id: string | null, spec: ClaimSpec): Promise<string> {
  const study = await db.study.findUnique({ where: { slug }, select: { id: true } });
  if (!study)
    throw new LabError('not-found', `There is no study ${slug}; open one from the list of studies.`);
  const data = { spec: storable(spec) as object };
  return db.$transaction(async (tx) => {
    await announce(tx, 'study', study.id);
    if (id === null) return (await tx.claim.create({ data: { ...data, studyId: study.id } })).id;
    const { count } = await tx.claim.updateMany({
      where: { id, studyId: study.id },
      data: { ...data, updatedAt: new Date() },
    });
    if (count === 0) throw goneClaim();
    return id;
  });
}

export async function removeClaim(db: Db, slug: string, id: string): Promise<void> {
  const { count } = await db.claim.deleteMany({ where: { id, study: { slug } } });
  if (count === 0) throw goneClaim();
}

const goneClaim = () =>
  new LabError(
    'not-found',
    'The claim is not there any more: somebody removed it. Add it again if you need it.',
  );
