import NutgrafChecking

let report = NutgrafCheck.check(
    draft: """
        The harbour board plans to cut 210 jobs by March.

        “We will never close the north pier,” its chair, Anna Velt, said.
        """,
    sources: [
        Source(
            name: "Harbour Gazette",
            text: """
                The harbour board plans to cut 120 jobs by March.
                “We will not close the north pier,” its chair, Anna Velt, told reporters.
                """
        )
    ]
)

for finding in report.findings {
    print("\(finding.severity.rawValue) \(finding.rule): \(finding.text)")
    print("    \(finding.message)")
    if let passage = finding.evidence.first { print("    source \(passage.source + 1): \(passage.text)") }
}
print(report.blocks ? "Something blocks." : "Nothing blocks.")
