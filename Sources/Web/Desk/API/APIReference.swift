import Desk
import Foundation
import NewsModel

/// The reference for those who write programs: at `/api/v1`, and in docs/reference/api.md by `make docs`.
///
/// It stands beside the routes so that whoever changes one sees the other; limits and lists come from the code.
package enum APIReference {
    package static var markdown: String {
        """
        # The interface for programs

        Made by `make docs` from the program, which also shows it at `/api/v1`; do not edit.

        Everything is below `/api/v1`. Send a key of the desk with each request: `Authorization: Bearer ngk_…`. Keys are made
        on the desk's account page; a key acts as its user, with that user's role. Bodies and answers are JSON in UTF-8 unless
        stated; times are ISO 8601; spans are `[start, end)` in Unicode scalars. A browser's cookie is never taken.

        | method and path | role | body | answer |
        |---|---|---|---|
        | `POST reports` | reporter | reports, see below | what became of each |
        | `GET stories?state=&limit=&after=` | reporter | | `{stories: […], next?}`; `next` is the `after` of the next page |
        | `GET stories/{id}` | reporter | | the newest version with claims, findings and digest |
        | `POST stories/{id}/text` | reporter | `{text, base, note?, correction?}` | 201, as `GET` |
        | `POST stories/{id}/overrule` | editor | `{finding, reason}` | as `GET` |
        | `POST stories/{id}/sign-off` | editor | `{version, digest}` | as `GET` |
        | `POST stories/{id}/publish` | publisher | `{version}` | 202, as `GET` |

        ## Handing in reports

        `POST /api/v1/reports` takes what `Content-Type` says:

        | Content-Type | body |
        |---|---|
        | `application/json` (or any `application/…+json`) | one report or ninjs item, or an array of them |
        | `application/x-ndjson`, `application/jsonl` | one report or ninjs item on each line |
        | `message/rfc822` | a press release as a mail (an `.eml` file); its `Message-ID` is its name |

        The query may state `outlet` and `licence` for items that do not. At most \(Handing.mostItems) items and
        \(ReportRoutes.longest >> 20) MiB a request; a report's text has at most \(ReportIntake.longestText >> 10) KiB.

        ### A report

        | member | |
        |---|---|
        | `title` | required |
        | `text` | plain text, paragraphs separated by line breaks; required unless there is `html` |
        | `html` | sanitised before it is kept; its text counts where `text` is missing |
        | `id` | your own name for it, the same for every version; it counts for your user only |
        | `url` | its address; names the report where there is no `id` |
        | `outlet`, `author`, `language`, `image` | |
        | `published` | a time |
        | `licence` | \(Licence.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")); `copyright` when missing, which allows marked quotations only |
        | `status` | `usable`, `withheld` or `canceled`; `usable` when missing |
        | `note` | why it was withheld or cancelled |

        Unknown members are passed over.

        ### ninjs

        An object with `uri` and a member that only ninjs has (`headline`, `headlines`, `bodies`, `body_…`, `versioncreated`,
        `pubstatus` …) is read as ninjs 1.x, 2.x or 3.x, whatever the case of its names. Used are `uri`, `headline` or
        `headlines` (role `main` first), `body_text`, `body_html` or `bodies`, `byline`, `by` or `authors`, `language`,
        `firstcreated`, `contentcreated`, `versioncreated`, `copyrightholder` or `infosources` (the outlet), `renditions` and
        `associations` (address and picture), `pubstatus`, `ednote`, `embargoed`. An item under an embargo is refused until it
        has passed.

        ### What becomes of it

        One item: 201 when it is new, else 200, with `{id, item, state}`. A list: 200 with
        `{results: [{index, id, item, state, code?, reason?, where?}], new, revised, unchanged, withdrawn, refused}`; one bad item does
        not stop the others.

        | state | |
        |---|---|
        | `new` | kept, and queued for tagging and gathering |
        | `revised` | known under its name with another text: a new revision; the old one stays |
        | `unchanged` | known with this very text, or `older than what we have` (`reason`): by `versioncreated`, else `version` |
        | `withdrawn` | withheld or cancelled by you: the report stays, is marked, and no draft is made from it |
        | `refused` | in lists: `reason` says what is wrong and what to do, `where` which member is meant |

        ## Refusals

        Problem documents (`application/problem+json`, RFC 9457): `type`, `title`, `status`, `detail` (what happened and what to
        do), `where` (the member, field or header that is meant), and `error` with `code`, `message` and `reasons`.

        | status | |
        |---|---|
        | 400 | the body cannot be read at all |
        | 401 | no key, or one that is unknown or revoked |
        | 403 | the key's user has not the role |
        | 404 | there is no such story |
        | 409 | somebody was quicker, or the text has changed |
        | 413 | too large, or too many items; send less at once |
        | 415 | this kind of body is not taken |
        | 422 | a rule forbids it; `reasons` has each |
        | 429 | too many requests; `Retry-After` says when to come again |
        | 503 | the store does not answer; nothing was changed, send the same again |
        """
    }
}
