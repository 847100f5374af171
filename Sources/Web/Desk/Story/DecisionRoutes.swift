import Desk
import Hummingbird
import NewsModel

/// The buttons of a story's page.
///
/// Who may press them is asked twice: by the route, and by the desk's own rules.
struct DecisionRoutes {
    let desk: ReviewDesk

    func add(to routes: DeskRouter) {
        let desk = desk
        routes.post("/desk/stories/:story/recheck") { visit in
            let story = try visit.story()
            try await desk.recheck(story, by: visit.user)
            return .seeOther("/desk/stories/\(story.raw)?done=checked")
        }
        routes.post("/desk/stories/:story/mend") { visit in
            let story = try visit.story()
            try await desk.takeSourceWords(
                story,
                finding: visit.form["finding"] ?? "",
                base: visit.number("base") ?? 0,
                by: visit.user
            )
            return .seeOther("/desk/stories/\(story.raw)?done=saved")
        }
        routes.post("/desk/stories/:story/overrule", .editor) { visit in
            let story = try visit.story()
            try await desk.overrule(
                story,
                finding: visit.form["finding"] ?? "",
                reason: visit.form["reason"] ?? "",
                by: visit.user
            )
            return .seeOther("/desk/stories/\(story.raw)?done=overruled")
        }
        routes.post("/desk/stories/:story/sign-off", .editor) { visit in
            let story = try visit.story()
            try await desk.signOff(
                story,
                version: visit.number("version") ?? 0,
                digest: visit.form["digest"] ?? "",
                by: visit.user
            )
            return .seeOther("/desk/stories/\(story.raw)?done=signed")
        }
        routes.post("/desk/stories/:story/publish", .publisher) { visit in
            let story = try visit.story()
            try await desk.publish(story, version: visit.number("version") ?? 0, by: visit.user)
            return .seeOther("/desk/stories/\(story.raw)?done=publishing")
        }
        routes.post("/desk/stories/:story/spike", .editor) { visit in
            let story = try visit.story()
            try await desk.spike(story, reason: visit.form["reason"] ?? "", by: visit.user)
            return .seeOther("/desk/stories/\(story.raw)?done=spiked")
        }
        routes.post("/desk/stories/:story/retract", .publisher) { visit in
            let story = try visit.story()
            try await desk.retract(story, note: visit.form["note"] ?? "", by: visit.user)
            return .seeOther("/desk/stories/\(story.raw)?done=retracted")
        }
    }
}
