import Alerts
import Testing

@Suite("The alert language") struct AlertLanguageTests {
    @Test(
        "reads every form and writes it back in one way",
        arguments: [
            ("Nvidia", "nvidia"),
            ("$nvda", "$NVDA"),
            ("ticker:NVDA", "$NVDA"),
            ("$BRK.B", "ticker:\"brk b\""),
            ("\u{201C}Price  Target\u{201D}", "\"price target\""),
            ("chips tariffs", "chips AND tariffs"),
            ("chips AND tariffs OR steel", "(chips AND tariffs) OR steel"),
            ("chips AND (tariffs OR steel)", "chips AND (tariffs OR steel)"),
            ("chips -steel", "chips AND NOT steel"),
            ("NOT NOT chips", "chips"),
            ("((chips))", "chips"),
            ("chips chips", "chips"),
            ("S&P falls", "\"s p\" AND falls"),
            ("topic:\"Artificial Intelligence\" place:Paris", "topic:\"artificial intelligence\" AND place:paris"),
            ("rating:upgrade source:reuters", "rating:upgrade AND source:reuters"),
            ("tariffs NEAR/5 chips", "chips NEAR/5 tariffs"),
            ("tariffs NEAR chips", "chips NEAR/10 tariffs"),
            ("$TSLA target>=10%", "$TSLA AND target>=10"),
            ("target>=-5", "target>=-5"),
            ("\"and\"", "\"and\""),
            ("Société Générale", "societe AND generale"),
            ("$NVDA AND (upgrade OR \"price target\")", "$NVDA AND (upgrade OR \"price target\")"),
        ]
    )
    func forms(_ written: String, _ canonical: String) throws {
        let query = try AlertQuery.parse(written)
        #expect(query.description == canonical)
        #expect(try AlertQuery.parse(canonical) == query)
    }

    @Test(
        "says what is wrong and where",
        arguments: [
            ("", AlertQueryError.Code.empty, nil),
            ("   ", .empty, nil),
            ("\"price target", .unclosedQuote, 1),
            ("$NVDA AND (upgrade", .unclosedParenthesis, 11),
            ("chips)", .unexpected, 6),
            ("$NVDA AND", .missingTerm, 10),
            ("OR chips", .missingTerm, 1),
            ("chips () steel", .missingTerm, 7),
            ("colour:red", .unknownField, 1),
            ("chips ticker:", .missingValue, 7),
            ("$", .missingValue, 1),
            ("chips and steel", .lowercaseOperator, 7),
            ("\"a b\" NEAR/5 c", .badNear, 1),
            ("a NEAR/5 (b OR c)", .badNear, 10),
            ("a NEAR/0 b", .badNear, 3),
            ("a NEAR/5 b NEAR/5 c", .badNear, 12),
            ("a NEAR/5 a", .badNear, 3),
            ("target>=much", .badNumber, 1),
            ("chips !!!", .missingTerm, 7),
            ("NOT chips", .onlyNegative, nil),
            ("chips OR NOT steel", .onlyNegative, nil),
        ] as [(String, AlertQueryError.Code, Int?)]
    )
    func mistakes(_ written: String, _ code: AlertQueryError.Code, _ character: Int?) {
        let error = #expect(throws: AlertQueryError.self) { try AlertQuery.parse(written) }
        #expect(error?.code == code)
        #expect(error?.character == character)
        #expect((error?.message.count ?? 0) > 20)
    }

    @Test("refuses what is too long, too deep or too much, without falling over") func limits() {
        func code(_ text: String) -> AlertQueryError.Code? {
            do throws(AlertQueryError) {
                _ = try AlertQuery.parse(text)
                return nil
            } catch { return error.code }
        }
        #expect(code(String(repeating: "a", count: 2_001)) == .tooLong)
        #expect(code(String(repeating: "(", count: 900)) == .tooDeep)
        #expect(code(String(repeating: "(", count: 900) + "a" + String(repeating: ")", count: 900)) == .tooDeep)
        #expect(code((0..<65).map { "w\($0)" }.joined(separator: " ")) == .tooManyTerms)
        #expect(code("\"" + (0..<17).map { "w\($0)" }.joined(separator: " ") + "\"") == .tooManyTerms)
        #expect(code(String(repeating: "NOT ", count: 499) + "a") == .onlyNegative)
    }

    @Test("random trees survive being written and read") func roundTrip() throws {
        var trees = RandomTrees(seed: 11)
        var tried = 0
        for _ in 0..<3_000 {
            guard let query = try? AlertQuery(trees.tree(depth: 3)) else { continue }
            tried += 1
            #expect(try AlertQuery.parse(query.description) == query)
        }
        #expect(tried > 1_500)
    }

    @Test("random bytes never crash the parsers") func noise() {
        var generator = SplitMix(state: 5)
        let alphabet = Array("ab \"()$:->=ANDORTEAR/05é\u{301}漢[],\\u")
        var refused = 0
        for _ in 0..<5_000 {
            let length = Int.random(in: 0..<40, using: &generator)
            let text = String((0..<length).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] })
            if let query = try? AlertQuery.parse(text) {
                #expect((try? AlertQuery.parse(query.description)) == query, "\(text)")
            } else {
                refused += 1
            }
            _ = try? AlertTreeJSON.parseLine(Array("[1,\(text)]".utf8))
        }
        #expect(refused > 100)
    }

    @Test("JSON trees become the same trees as text") func json() throws {
        let line =
            #"[7,["and",["term","m","tk:NVDA"],["or",["term","x","upgrade"],["phrase","price","target"]],["not",["near",5,"a","b"]],["ge","pt_pct",-10]]]"#
        let (id, tree) = try AlertTreeJSON.parseLine(line.utf8)
        #expect(id == 7)
        #expect(tree == (try AlertQuery.parse("$NVDA (upgrade OR \"price target\") NOT a NEAR/5 b target>=-10")).tree)
        for broken in [
            "[7,[\"and\"", "[-1,[\"term\",\"x\",\"a\"]]", "[1,[\"term\",\"m\",\"zz:a\"]]", "[1,[\"xor\"]]",
            "[99999999999999999999,[]]",
        ] {
            #expect(throws: AlertQueryError.self) { try AlertTreeJSON.parseLine(broken.utf8) }
        }
    }
}
