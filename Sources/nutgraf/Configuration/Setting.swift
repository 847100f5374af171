/// One thing that can be configured: the only definition, from which the file, the environment, `nutgraf config` and
/// the reference page are made.
struct Setting: Sendable {
    enum Value: Sendable { case text, number, flag, list, secret }

    /// `section.key`, as in the file; in the environment `NUTGRAF_SECTION__KEY`.
    var name: String
    var kind: Value
    var standard: String
    var help: String

    init(_ name: String, _ kind: Value, _ standard: String, _ help: String) {
        self.name = name
        self.kind = kind
        self.standard = standard
        self.help = help
    }

    var environmentName: String {
        "NUTGRAF_" + name.uppercased().split(separator: ".").joined(separator: "__")
    }

    static let all: [Setting] = [
        Setting("server.host", .text, "127.0.0.1", "Address to listen on. 0.0.0.0 for all; put a TLS proxy in front."),
        Setting("server.port", .number, "8080", "Port to listen on."),
        Setting(
            "server.url",
            .text,
            "http://localhost:8080",
            "The address readers see, without a slash at the end. Cookies are marked Secure when it begins with https."
        ),
        Setting("server.metrics_token", .secret, "", "Bearer token for /metrics. Empty: only answered to loopback."),
        Setting(
            "server.behind_proxy",
            .flag,
            "false",
            "Believe the last entry of X-Forwarded-For. Only behind a proxy of one's own."
        ),
        Setting("store.path", .text, "var/nutgraf.sqlite", "The SQLite file."),
        Setting(
            "keys.folder",
            .text,
            "var/keys",
            "Folder of the signing keys (receipts, DKIM, tokens); made with mode 0700 when missing."
        ),
        Setting("site.name", .text, "The Nutgraf Wire", "The publication's name."),
        Setting(
            "site.description",
            .text,
            "Market news with its evidence.",
            "One sentence for feeds and the front page."
        ),
        Setting("site.language", .text, "en", "BCP 47 language of the site."),
        Setting(
            "site.accountable",
            .text,
            "the editors",
            "Who answers for what is published, as the disclosure prints it."
        ),
        Setting("site.section", .text, "markets", "Section of a story that nobody put elsewhere."),
        Setting("site.dateline", .text, "", "Place for the dateline where the reports give none."),
        Setting("form.file", .text, "", "A house.toml; empty for the built-in form."),
        Setting(
            "wire.securities",
            .text,
            "",
            "A file of securities with tabs or commas (symbol name exchange country …); empty for the built-in list."
        ),
        Setting(
            "wire.allow_private",
            .list,
            "",
            "Hosts or CIDR blocks inside private networks that may be fetched, e.g. 127.0.0.0/8."
        ),
        Setting(
            "wire.follow_links",
            .flag,
            "true",
            "Fetch the page a feed item links to when the item itself is short."
        ),
        Setting(
            "wire.websub",
            .flag,
            "true",
            "Subscribe to the hubs that feeds name; only where server.url is an address others can reach."
        ),
        Setting(
            "wire.auto_draft_reports",
            .number,
            "2",
            "Draft by itself once that many independent reports are in a cluster; 0 never."
        ),
        Setting(
            "wire.settle_seconds",
            .number,
            "20",
            "Wait so long after the last report of a cluster before drafting."
        ),
        Setting(
            "check.rules",
            .text,
            "var/house-rules.toml",
            "What the house blocks, asks, notes and leaves silent; the desk's page “Rules” writes it. Need not exist."
        ),
        Setting(
            "check.second_opinion",
            .text,
            "",
            "A model at model.endpoint that is asked about sentences without evidence; its answer is shown as a model's and changes no verdict. Empty: none is asked."
        ),
        Setting("check.second_opinion_most", .number, "8", "Sentences of one check it is asked about, at most."),
        Setting("check.second_opinion_seconds", .number, "20", "Longest wait for its answer."),
        Setting(
            "check.second_opinion_cost",
            .number,
            "0",
            "What one check may cost, in millionths of the currency, by the model's prices; 0 for no limit."
        ),
        Setting("desk.second_person", .flag, "false", "Whoever wrote a version may not sign it off."),
        Setting(
            "model.endpoint",
            .text,
            "",
            "OpenAI-compatible base address, e.g. https://host/v1. Empty: the extractive drafter alone."
        ),
        Setting("model.names", .list, "", "Models to try, in order."),
        Setting("model.key", .secret, "", "Bearer token for the endpoint."),
        Setting("model.timeout_seconds", .number, "90", "Longest wait for one answer."),
        Setting("model.prompt_price", .number, "0", "Price of a million prompt tokens, in millionths of the currency."),
        Setting(
            "model.completion_price",
            .number,
            "0",
            "Price of a million completion tokens, in millionths of the currency."
        ),
        Setting("mail.from", .text, "news@localhost", "Sender of newsletters and alerts."),
        Setting("mail.smtp_host", .text, "", "SMTP server. Empty: mail goes to the maildir, which the desk shows."),
        Setting("mail.smtp_port", .number, "587", "Its port."),
        Setting("mail.smtp_security", .text, "starttls", "starttls, tls or none."),
        Setting("mail.smtp_user", .text, "", "User, when it asks for one."),
        Setting("mail.smtp_password", .secret, "", "Its password."),
        Setting("mail.maildir", .text, "var/mail", "Folder for mail when there is no SMTP server."),
        Setting("mail.dkim_selector", .text, "nutgraf", "DKIM selector. `nutgraf doctor` prints the DNS record."),
        Setting("mail.per_second", .number, "50", "Most messages a second."),
        Setting("mail.connections", .number, "4", "Most SMTP connections at once."),
        Setting(
            "mail.uncertain",
            .text,
            "resend",
            "What becomes of a message whose answer a crash swallowed: resend (same Message-ID) or hold."
        ),
        Setting("log.level", .text, "info", "trace, debug, info, notice, warning, error."),
        Setting("log.format", .text, "text", "text or json."),
    ]
}
