/*
 * What one core of this machine can do, for scripts/bench/ranking.mjs to compare with. Each command reads its input from
 * a file, does the work a few times and prints the best processor time in milliseconds and a sum that shows it was done.
 *
 *   matrix  FILE SIZE BALLOTS TIMES   one byte for each place of each ballot, best first: one addition for each pair
 *   vectors FILE SIZE BALLOTS TIMES   the same by comparing columns of places, 32 at a time (AVX2, at most 128)
 *   kemeny  FILE SIZE TIMES           32-bit integers, row by row: the best order by dynamic programming over sets
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __AVX2__
#include <immintrin.h>
#endif

static double now(void) {
	struct timespec t;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static void *read_all(const char *path, size_t bytes) {
	void *data = malloc(bytes);
	FILE *file = fopen(path, "rb");
	if (!data || !file || fread(data, 1, bytes, file) != bytes) exit(2);
	fclose(file);
	return data;
}

static void count_matrix(const uint8_t *ballots, int n, long count, uint32_t *total) {
	memset(total, 0, (size_t)n * n * sizeof *total);
	for (long k = 0; k < count; k++) {
		const uint8_t *ballot = ballots + k * n;
		for (int i = 0; i < n; i++) {
			uint32_t *row = total + (size_t)ballot[i] * n;
			for (int j = i + 1; j < n; j++) row[ballot[j]]++;
		}
	}
}

#ifdef __AVX2__
static void count_vectors(const uint8_t *ballots, int n, long count, uint32_t *total) {
	int width = (n + 31) / 32 * 32;
	uint8_t *tally = aligned_alloc(32, (size_t)n * width);
	int8_t place[128] __attribute__((aligned(32)));
	memset(total, 0, (size_t)n * n * sizeof *total);
	memset(tally, 0, (size_t)n * width);
	memset(place, 0, sizeof place);
	for (long k = 0; k < count; k++) {
		const uint8_t *ballot = ballots + k * n;
		for (int i = 0; i < n; i++) place[ballot[i]] = (int8_t)i;
		for (int a = 0; a < n; a++) {
			__m256i own = _mm256_set1_epi8(place[a]);
			for (int b = 0; b < width; b += 32) {
				__m256i *cell = (__m256i *)(tally + (size_t)a * width + b);
				__m256i above = _mm256_cmpgt_epi8(*(const __m256i *)(place + b), own);
				*cell = _mm256_sub_epi8(*cell, above);
			}
		}
		if (k % 255 == 254 || k == count - 1) {
			for (int a = 0; a < n; a++)
				for (int b = 0; b < n; b++) total[(size_t)a * n + b] += tally[(size_t)a * width + b];
			memset(tally, 0, (size_t)n * width);
		}
	}
	free(tally);
}
#endif

static long order_subsets(const int32_t *gain, int k) {
	int low_bits = k / 2, high_bits = k - low_bits;
	uint32_t full = (1u << k) - 1, low_mask = (1u << low_bits) - 1;
	int32_t *low = calloc((size_t)k << low_bits, 4), *high = calloc((size_t)k << high_bits, 4);
	int32_t *best = calloc((size_t)full + 1, 4);
	uint8_t *last = calloc((size_t)full + 1, 1);
	if (!low || !high || !best || !last) exit(2);
	for (int x = 0; x < k; x++) {
		int32_t *own = low + ((size_t)x << low_bits);
		for (uint32_t s = 1; s < 1u << low_bits; s++)
			own[s] = own[s & (s - 1)] + gain[x * k + __builtin_ctz(s)];
		own = high + ((size_t)x << high_bits);
		for (uint32_t s = 1; s < 1u << high_bits; s++)
			own[s] = own[s & (s - 1)] + gain[x * k + low_bits + __builtin_ctz(s)];
	}
	for (uint32_t set = 1; set <= full; set++) {
		uint32_t outside = full ^ set, outside_low = outside & low_mask, outside_high = outside >> low_bits;
		int32_t most = -1;
		int found = 0;
		for (uint32_t left = set; left; left &= left - 1) {
			int x = __builtin_ctz(left);
			int32_t value = best[set ^ (1u << x)] + low[((size_t)x << low_bits) | outside_low] +
				high[((size_t)x << high_bits) | outside_high];
			if (value > most) most = value, found = x;
		}
		best[set] = most;
		last[set] = (uint8_t)found;
	}
	long result = best[full];
	free(low), free(high), free(best), free(last);
	return result;
}

int main(int argc, char **argv) {
	if (argc < 5) return 2;
	int n = atoi(argv[3]);
	double least = 1e18;
	uint64_t sum = 0;
	if (!strcmp(argv[1], "kemeny")) {
		int32_t *gain = read_all(argv[2], (size_t)n * n * 4);
		for (int time = atoi(argv[4]); time > 0; time--) {
			double start = now();
			sum = (uint64_t)order_subsets(gain, n);
			if (now() - start < least) least = now() - start;
		}
	} else {
		if (argc < 6) return 2;
		long count = atol(argv[4]);
		uint8_t *ballots = read_all(argv[2], (size_t)n * count);
		uint32_t *total = calloc((size_t)n * n, sizeof *total);
		for (int time = atoi(argv[5]); time > 0; time--) {
			double start = now();
			if (!strcmp(argv[1], "matrix")) count_matrix(ballots, n, count, total);
#ifdef __AVX2__
			else count_vectors(ballots, n, count, total);
#else
			else return 3;
#endif
			if (now() - start < least) least = now() - start;
		}
		for (int cell = 0; cell < n * n; cell++) sum += (uint64_t)total[cell] * (uint64_t)(cell + 1);
	}
	printf("%.4f %llu\n", least, (unsigned long long)sum);
	return 0;
}
