package import NewsModel

extension HouseRules {
    /// The report as the house wants it judged.
    ///
    /// Whatever the table says, no finding is made less than its kind's floor, and none that blocks is made less without
    /// a reason. Silenced findings are counted in ``CheckReport/house``; what is proved stays as it is.
    package func applied(to report: CheckReport) -> CheckReport {
        guard !isEmpty else { return report }
        var report = report
        var silenced: [String: Int] = [:]
        report.claims = report.claims.compactMap { claim in
            guard claim.severity > .none, let code = claim.rule, let rule = self[code] else { return claim }
            // Whatever its code's floor is, what blocks may be made to ask, never less.
            let least: Severity = claim.severity == .block ? .ask : .none
            let severity = max(rule.severity, RuleCatalogue.rule(code)?.floor ?? claim.severity, least)
            guard severity != claim.severity else { return claim }
            if claim.severity == .block, rule.reason.count < Self.shortestReason { return claim }
            guard severity > .none else {
                silenced[code, default: 0] += 1
                return nil
            }
            var claim = claim
            claim.ruling = HouseRuling(standard: claim.severity, reason: rule.reason)
            claim.severity = severity
            return claim
        }
        report.claims.sort(by: Checker.isBefore)
        report.verdict = Checker.verdict(report.claims)
        report.house = HouseEffect(mark: mark, silenced: silenced)
        return report
    }
}
