// Pages that a citizen opens import `./commitment` and `./canonical` instead: this file brings the schemas too.

export { base64url, fromBase64url } from './base64url';
export {
	canonicalBytes,
	CanonicalError,
	canonicalText,
	findCanonicalProblem,
	parseCanonical,
	readUtf8,
	type CanonicalCode,
	type CanonicalProblem,
	type CanonicalValue,
} from './canonical';
export {
	commit,
	folioOf,
	hashReceiptKey,
	SALT_BYTES,
	writeReceiptKey,
	type CommitmentKind,
} from './commitment';
export {
	ballotContentSchema,
	bareMarks,
	countingSchema,
	MARKS_KEYS,
	marksOf,
	methodologySchema,
	namesIn,
	nominalBallotSchema,
	PUBLICATION_MODES,
	readBareMarks,
	responseContentSchema,
	tieRuleSchema,
	tiersSchema,
	type BallotContent,
	type Counting,
	type DeclaredTieRule,
	type Marks,
	type Methodology,
	type NominalBallot,
	type PublicationMode,
	type ResponseContent,
	type Task,
	type Tiers,
} from './record/documents';
export {
	decodeEntry,
	encodeEntry,
	ENTRY_TYPES,
	parseEntry,
	type Entry,
	type EntryBody,
	type EntryOf,
	type EntryProblem,
	type EntryType,
} from './record/entries';
export {
	documentHash,
	documentHashOfBytes,
	domainBytes,
	sha256Of,
	type DocumentKind,
	type Hash,
} from './hash';
export { base64, fromBase64 } from './log/base64';
export { readCheckpoint, signCheckpoint, type Checkpoint, type CheckpointProblem } from './log/checkpoint';
export { readContinuity, writeContinuity, type Continuity, type ContinuityProblem } from './log/continuity';
export { isPublicKey, publicKeyOf } from './log/ed25519';
export { buildTree, joinHashes, rootOf, type HashTree } from './log/hashTree';
export {
	areEqual,
	proveConsistency,
	proveInclusion,
	verifyConsistency,
	verifyInclusion,
	type Head,
	type Proof,
} from './log/proofs';
export { isIncluded, isReceiptText, readReceipt, writeReceipt, type Receipt } from './log/receipt';
export {
	checkSignature,
	readNote,
	readVerifierKey,
	signNote,
	tidyNote,
	writeVerifierKey,
	type NoteKey,
} from './log/signedNote';
export { cutTile, listTiles, readTilePath, tilePath, treeFromTiles, type Tile } from './log/tiles';
export { compareBytes, computeRoot, hashLeaf, hashNode } from './merkle';
export { buildRecordInput, type RecordInput, type ShownNucleus } from './record/recordInput';
export {
	composeTallyRecord,
	hashRecord,
	listMethods,
	tallyRecordSchema,
	type RecordParts,
	type TallyRecord,
} from './record/tallyRecord';
export { decidePublication, LEAST_ANONYMOUS_BALLOTS } from './record/publication';
export { resultSchema, type ResultDocument } from './record/result';
export { buildTallyInput, type CountedNucleus } from './record/tallyInput';
export { digestFile, type Manifest } from './bundle/manifest';
export { openBundle, parseOpenings, type Opened, type Opening, type OpeningList } from './bundle/openings';
export {
	bundlePaths,
	documentOfPath,
	isAmongDocuments,
	isSafePath,
	isSealedPath,
	openingsOfPath,
} from './bundle/paths';
export { readBundle, type Bundle, type BundleProblem } from './bundle/readBundle';
export { splitLines } from './bundle/lines';
export { READ_LIMITS, ZIP_END, type ReadLimits } from './bundle/zip/readZip';
export { nameBundle, writeBundle, type BundleInput } from './bundle/writeBundle';
export { type BundleFile } from './bundle/zip/zipRecords';
export {
	checkCosignature,
	cosign,
	readWitnessKey,
	takeCosignature,
	writeWitnessKey,
} from './witness/cosignature';
