import type { StudyAnalysis } from '#lib/analysis/analyse';
import { cellsSection, ratesSection } from './cells-section.ts';
import { factorSection, familySection, overheadSection } from './comparison-sections.ts';
import { orderSection, plannerSection, planSection, sessionsSection } from './course-sections.ts';
import { correlationSection, migrationsSection, modelSection, scalingSection } from './model-sections.ts';
import { modesSection, warningOf } from './modes-section.ts';
import type { StatSection } from './section.ts';

/** Sections whose numbers are means of trials with migrations. */
const ABOUT_MEANS = /^(overhead|models|factors|family-\d+)$/;

/** An analysis as sections of sentences and tables: groups of trials before any mean; empty parts are left out. */
export function prepareStatistics(analysis: StudyAnalysis, stoppedBecause: string | null): StatSection[] {
  const parts: [boolean, () => StatSection][] = [
    [true, () => planSection(analysis.plan, stoppedBecause)],
    [analysis.modes.length > 0, () => modesSection(analysis.modes)],
    [true, () => sessionsSection(analysis.sessions)],
    [true, () => ratesSection(analysis.rates)],
    [true, () => cellsSection(analysis.cells)],
    [analysis.overheads.length > 0, () => overheadSection(analysis.overheads)],
    ...analysis.families.map((family, i): [boolean, () => StatSection] => [
      true,
      () => familySection(family, i),
    ]),
    [analysis.factorTests.length > 0, () => factorSection(analysis.factorTests)],
    [analysis.models.length > 0, () => modelSection(analysis.models)],
    [analysis.correlations.length > 0, () => correlationSection(analysis.correlations)],
    [analysis.scaling.length > 0, () => scalingSection(analysis.scaling)],
    [analysis.migrationsOnly.length > 0, () => migrationsSection(analysis.migrationsOnly)],
    [true, () => orderSection(analysis.order)],
    [analysis.planner.length > 0, () => plannerSection(analysis.planner)],
  ];
  const warning = warningOf(analysis.modes);
  return parts
    .flatMap(([wanted, section]) => (wanted ? [section()] : []))
    .map((section) =>
      ABOUT_MEANS.test(section.id) ? { ...section, words: [...warning, ...section.words] } : section,
    );
}
