import NewsModel

/// Tries models in order and falls back at last to drafting without one, saying so.
package struct DraftRouter: Drafter {
    private let models: [any Drafter]
    private let last: any Drafter
    private let costLimitMicros: Int?

    /// - `models`: The preferred first; put the cheapest first to draft as cheaply as the limit allows.
    /// - `costLimitMicros`: Models whose estimate for a draft is above it are passed over. Nil: no limit.
    package init(
        models: [any Drafter],
        last: any Drafter = ExtractiveDrafter(),
        costLimitMicros: Int? = nil
    ) {
        self.models = models
        self.last = last
        self.costLimitMicros = costLimitMicros
    }

    package var name: String { models.first?.name ?? last.name }

    package func draft(_ request: DraftRequest) async throws(DraftError) -> DraftOutcome {
        var notes: [String] = []
        var uses: [ModelUse] = []
        for model in models {
            if let limit = costLimitMicros, let asked = model as? ModelDrafter {
                let estimate = asked.estimatedCostMicros(request)
                if estimate > limit {
                    notes.append(
                        "\(model.name) was passed over: a draft could cost \(estimate) millionths, the limit is \(limit)."
                    )
                    continue
                }
            }
            do throws(DraftError) {
                var outcome = try await model.draft(request)
                outcome.notes = notes + outcome.notes
                outcome.uses = uses + outcome.uses
                return outcome
            } catch {
                uses += error.uses
                if error.code == .cancelled || error.code == .nothingToSay || error.code == .badForm {
                    throw DraftError(error.code, error.message, uses: uses)
                }
                notes.append("\(model.name) made no draft: \(error.message)")
            }
        }
        do throws(DraftError) {
            var outcome = try await last.draft(request)
            if !models.isEmpty { notes.append("The draft was made without a model.") }
            outcome.notes = notes + outcome.notes
            outcome.uses = uses + outcome.uses
            return outcome
        } catch {
            throw DraftError(error.code, error.message, uses: uses + error.uses)
        }
    }
}
