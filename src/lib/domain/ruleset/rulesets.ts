import type { Ruleset } from './ruleset';
import { pa18 } from './variants/pa18';
import { pilot2015 } from './variants/pilot2015';
import { sixStepsRuleset } from './variants/sixStepsRuleset';

/** Every rule set the product ships, the one in force first. The database holds their canonical bytes. */
export const rulesets: readonly Ruleset[] = [sixStepsRuleset, pa18, pilot2015];
