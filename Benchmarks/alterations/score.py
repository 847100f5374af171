#!/usr/bin/env python3
"""usage: score.py OUT ANSWERS.jsonl [--cases KIND]     the table of a run, or the cases of a kind that went wrong

OUT as given to generate.py; ANSWERS what `nutgraf check --jsonl` wrote. Flagged is what blocks or asks.
"""
import collections
import json
import sys


def lines(path):
    with open(path, encoding="utf8") as found:
        return [json.loads(line) for line in found]


def tally(out, answers):
    """Kind by kind: group, error, cases, flagged, blocked; and the cases that went wrong."""
    given = {answer["id"]: answer for answer in lines(answers)}
    kinds, wrong = collections.OrderedDict(), []
    for case in lines(f"{out}.gold.jsonl"):
        answer = given.get(case["id"], {})
        row = kinds.setdefault(case["kind"], {"group": case["group"], "error": case["error"], "cases": 0, "flagged": 0, "blocked": 0})
        severities = {finding["severity"] for finding in answer.get("findings", [])}
        flagged = bool(severities & {"ask", "block"})
        row["cases"] += 1
        row["flagged"] += flagged
        row["blocked"] += "block" in severities
        if flagged != case["error"]:
            wrong.append((case, answer))
    return kinds, wrong


def totals(kinds):
    """Shares over all cases: errors caught, permitted edits flagged."""
    def share(error):
        rows = [row for row in kinds.values() if row["error"] == error]
        return sum(row["flagged"] for row in rows) / max(1, sum(row["cases"] for row in rows))

    return share(True), share(False)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    kinds, wrong = tally(*sys.argv[1:3])
    if len(sys.argv) > 4:
        for case, answer in wrong:
            if case["kind"] == sys.argv[4]:
                print(f"- {case['is']}\n  {case['was']}")
                for finding in answer.get("findings", [])[:3]:
                    print(f"    {finding['severity']} {finding['kind']}: {finding['message'][:140]}")
        return
    for name, row in sorted(kinds.items(), key=lambda item: (not item[1]["error"], item[1]["flagged"] / item[1]["cases"] * (1 if item[1]["error"] else -1))):
        print(f"{'error    ' if row['error'] else 'permitted'} {row['flagged'] / row['cases']:.2f} flagged, {row['blocked'] / row['cases']:.2f} blocked of {row['cases']:3}  {row['group']}: {name}")
    caught, alarms = totals(kinds)
    print(f"caught {caught:.3f}, false alarms {alarms:.3f}")


if __name__ == "__main__":
    main()
