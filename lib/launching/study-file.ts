import { stringify } from 'yaml';
import { StudySpec } from '#lib/domain/study';
import { readYaml } from './read-yaml.ts';

/** A study as one file, as the form and `lab run` read it. Its short name is left out: two studies cannot share it. */
export function writeStudyFile({ slug: _slug, ...spec }: StudySpec): string {
  return stringify(spec, { flowCollectionPadding: true, lineWidth: 100 });
}

/** @throws LabError `bad-input` naming every mistake */
export function readStudyFile(text: string): StudySpec {
  return readYaml(text, StudySpec, 'The study file');
}
