"""Findings by number of check (section 9) and the verdict that follows (section 10)."""

JUDGED = [*range(1, 26), 30, 31, 32, 40, 41, 42, 43, 44, 45, 46, 47, 48]


class Report:
    def __init__(self, judged=None):
        self.judged = judged or JUDGED
        self.failures = {}
        self.observations = {}
        self.not_run = set()
        self.not_judged = {}

    def fail(self, number, code):
        self.failures.setdefault(number, set()).add(code)

    def observe(self, number, code):
        self.observations.setdefault(number, set()).add(code)

    def leave(self, number, what):
        """Says what of a check is not judged here."""
        self.not_judged.setdefault(number, set()).add(what)

    def status(self, number):
        if number in self.failures:
            return "failed"
        if number in self.not_run:
            return "not-run"
        return "observed" if number in self.observations else "passed"

    def finish(self, anchored):
        checks = []
        for number in self.judged:
            check = {
                "number": number,
                "status": self.status(number),
                "codes": sorted(self.failures.get(number, set())),
                "observations": sorted(self.observations.get(number, set())),
            }
            if number in self.not_judged:
                check["notJudged"] = sorted(self.not_judged[number])
            checks.append(check)
        if self.failures:
            verdict, code = "NO VÁLIDO", 1
        elif not anchored:
            verdict, code = "SIN ANCLA", 4
        elif self.observations:
            verdict, code = "VÁLIDO CON OBSERVACIONES", 3
        else:
            verdict, code = "VÁLIDO", 0
        return {"verdict": verdict, "exit": code, "checks": checks}


def unreadable(problem):
    return {"verdict": "NO SE PUDO LEER", "exit": 2, "checks": [], "problem": problem}
