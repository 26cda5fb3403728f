import { z } from 'zod';
import { choice, id, list, reason } from '../../form';

/** What two people may decide of an answer in review. */
export const verdicts = ['admit', 'reject'] as const;
export type Verdict = (typeof verdicts)[number];

const responses = list(id('not_understood'), 1, 500, 'answers_missing');
const verdict = choice(verdicts, 'verdict_choice');

/** What one person proposes for some answers in review, with the reason that will be published. */
export const proposalForm = z.object({ responses, verdict, reason: reason() });

/** That a second person agrees with what another one proposed, as they read it. */
export const agreementForm = z.object({ proposal: id('not_understood') });
