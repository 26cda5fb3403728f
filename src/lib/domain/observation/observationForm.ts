import { z } from 'zod';
import { paragraphs } from '../form';

/** Most characters of an observation, and of an answer to one. */
export const OBSERVATION_MAX = 2_000;

/** An observation of the guarantor body, or what staff answer. */
export const observationForm = z.object({ body: paragraphs(10, OBSERVATION_MAX, 'observation_length') });
