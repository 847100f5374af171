import Foundation
import NewsModel
import Prose
import Testing

@Suite("Figures, dates and names")
struct FactsTests {
    @Test(
        "a figure is read with magnitude, unit and hedge",
        arguments: [
            ("about 60 countries", 60.0, Figure.Unit.none, Figure.Hedge.about),
            ("a $500 billion plan", 5e11, .currency("USD"), .exact),
            ("£8m was paid", 8e6, .currency("GBP"), .exact),
            ("more than 13.5 million euros", 13.5e6, .currency("EUR"), .moreThan),
            ("fell 2.5 per cent", 2.5, .percent, .exact),
            ("twenty-five miles away", 25, .measure("mile"), .exact),
            ("up to three hundred and twelve people", 312, .none, .atMost),
            ("1,893 votes", 1893, .none, .exact),
            ("C$3bn", 3e9, .currency("CAD"), .exact),
            ("up to about 50 boats", 50, .none, .atMost),
            ("600 or more boats", 600, .none, .atLeast),
            ("half an hour", 0.5, .measure("hour"), .exact),
            ("nearly a quarter of them", 25, .percent, .nearly),
            ("two and a half million", 2.5e6, .none, .exact),
            ("25 basis points", 0.25, .points, .exact),
            ("five Swiss francs", 5, .currency("CHF"), .exact),
            ("a 58-year-old", 58, .age, .exact),
            ("at half past five in the evening", 1050, .clock, .exact),
            ("output doubled", 2, .times, .exact),
        ] as [(String, Double, Figure.Unit, Figure.Hedge)]
    )
    func figures(text: String, value: Double, unit: Figure.Unit, hedge: Figure.Hedge) throws {
        let figure = try #require(Figures.find(in: text).first)
        #expect(figure.value == value)
        #expect(figure.unit == unit)
        #expect(figure.hedge == hedge)
    }

    @Test("ranges, ordinals and years are told apart; from … to … is two figures")
    func kinds() {
        #expect(Figures.find(in: "10 to 12 million jobs").first?.upper == 12e6)
        #expect(Figures.find(in: "10 to 12 million jobs").first?.value == 10e6)
        #expect(Figures.find(in: "rose from £138m to £140m").count == 2)
        #expect(Figures.find(in: "rents ranging from £138 to £140").first?.upper == 140)
        #expect(Figures.find(in: "down 8.5% to 10.7p").map(\.upper) == [nil, nil])
        #expect(Figures.find(in: "the 3rd time").first?.isOrdinal == true)
        #expect(Figures.find(in: "in 2004").first?.isYear == true)
        #expect(Figures.find(in: "millions of people").isEmpty)
    }

    @Test("days are resolved from the day of writing")
    func dates() throws {
        let tuesday = Date(timeIntervalSince1970: 1_739_275_200)  // 11 February 2025
        func resolved(_ text: String) -> CalendarDay? {
            DateMentions.find(in: text, relativeTo: tuesday).first?.resolved
        }
        #expect(resolved("On Tuesday he spoke") == CalendarDay(year: 2025, month: 2, day: 11))
        #expect(resolved("On Friday he spoke") == CalendarDay(year: 2025, month: 2, day: 7))
        #expect(resolved("on Feb. 3, 2024") == CalendarDay(year: 2024, month: 2, day: 3))
        #expect(resolved("on 28 December") == CalendarDay(year: 2024, month: 12, day: 28))
        #expect(resolved("last month") == CalendarDay(year: 2025, month: 1, day: 1))
        #expect(resolved("2025-02-30") == CalendarDay(year: 2025, month: 1, day: 1))
        #expect(DateMentions.find(in: "He may go, and March on", relativeTo: tuesday).isEmpty)
        #expect(DateMentions.find(in: "on Tuesday", relativeTo: nil).first?.resolved == nil)
        let mention = try #require(DateMentions.find(in: "He will speak on Friday", relativeTo: tuesday).first)
        #expect(mention.alternative == CalendarDay(year: 2025, month: 2, day: 14))
    }

    @Test("day numbers and days are inverse, across leap years and the epoch")
    func calendar() {
        for number in stride(from: -800_000, through: 800_000, by: 997) {
            #expect(CalendarDay(number: number).number == number)
        }
        #expect(CalendarDay(year: 2024, month: 2, day: 29).adding(days: 1) == CalendarDay(year: 2024, month: 3, day: 1))
        #expect(CalendarDay(year: 2025, month: 2, day: 11).weekday == 2)
    }

    @Test("names come without titles; countries are one whatever they are called")
    func names() {
        let found = Names.find(in: "U.S. Vice President JD Vance met Baidu CEO Robin Li at the Bank of England.")
        #expect(found.map(\.text) == ["U.S.", "JD Vance", "Baidu", "Robin Li", "Bank of England"])
        #expect(found.map(\.kind).first == .country("US"))
        let america = Names.find(in: "He left the United States.")
        #expect(america.first.map { found[0].matches($0) } == true)
        #expect(Names.find(in: "China’s plan").map(\.text) == ["China"])
        #expect(Names.find(in: "However, it rained on Tuesday.").isEmpty)
    }

    @Test("a last name stands for the full name, another first name does not")
    func matching() throws {
        let full = try #require(Names.find(in: "He met Donald Trump.").first)
        let last = try #require(Names.find(in: "He met Trump.").first)
        let other = try #require(Names.find(in: "He met Ivanka Trump.").first)
        #expect(full.matches(last))
        #expect(!full.matches(other))
    }
}
