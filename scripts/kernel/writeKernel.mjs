#!/usr/bin/env node
/** Writes the counting kernel into the source of the ranking library: `node scripts/kernel/writeKernel.mjs`. */
import { writeFile } from 'node:fs/promises';
import { inProject } from '../launch/places.mjs';
import { writePairwiseKernel } from './pairwiseKernel.mjs';

await writeFile(inProject('src', 'lib', 'ranking', 'kernel', 'kernelBytes.ts'), writePairwiseKernel());
