import Drafting
import NewsModel
import Testing

@Suite struct HouseFormFileTests {
    @Test func `the standard form survives being written and read`() throws {
        let text = HouseFormFile.write(.standard)
        #expect(try HouseFormFile.parse(text) == .standard)
    }
}
