/// Tables and their parts (HTML Living Standard sections 13.2.6.4.9 to 13.2.6.4.15).
extension FragmentBuilder {
    private static let rowGroups: TagSet = [.tbody, .tfoot, .thead]
    private static let parts: TagSet = [.caption, .col, .colgroup, .tbody, .td, .tfoot, .th, .thead, .tr]
    private static let outerParts: TagSet = [.caption, .col, .colgroup, .tbody, .tfoot, .thead]

    /// Pops down to one of `tags`, a template or the root.
    private mutating func clear(to tags: TagSet) {
        while open.count > 1 {
            if current.space == .html, tags.contains(current.tag) || current.tag == .template { return }
            pop()
        }
    }

    // MARK: - Table

    mutating func tableStart(_ tag: HTMLTag) {
        switch tag {
        case .caption:
            clear(to: [.table])
            if insert(tag) {
                formatting.append(Self.marker)
                mode = .caption
            }
        case .colgroup:
            clear(to: [.table])
            if insert(tag) { mode = .columns }
        case .col:
            clear(to: [.table])
            if insert(.colgroup, isImplied: true) {
                mode = .columns
                columnsStart(tag)
            }
        case .tbody, .tfoot, .thead:
            clear(to: [.table])
            if insert(tag) { mode = .tableBody }
        case .td, .th, .tr:
            clear(to: [.table])
            if insert(.tbody, isImplied: true) {
                mode = .tableBody
                tableBodyStart(tag)
            }
        case .table:
            guard let position = tableScope([.table]) else { return }
            pop(to: position)
            resetMode()
            start(tag)
        case .style, .script, .template: bodyStart(tag)
        case .form:
            if form < 0, !isOpen(.template), insert(tag) {
                form = current.node
                pop()
            }
        case .input where isHidden: break
        default: fostered { $0.bodyStart(tag) }
        }
    }

    private var isHidden: Bool {
        guard let type = tokens.value("type") else { return false }
        return type.map(HTMLTokenizer.lowered) == Array("hidden".utf8)
    }

    private mutating func fostered(_ step: (inout FragmentBuilder) -> Void) {
        isFostering = true
        step(&self)
        isFostering = false
    }

    mutating func tableEnd(_ tag: HTMLTag) {
        switch tag {
        case .table:
            guard let position = tableScope([.table]) else { return }
            pop(to: position)
            resetMode()
        case .body, .caption, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
        case .template: endTemplate()
        default: fostered { $0.bodyEnd(tag) }
        }
    }

    // MARK: - Caption and columns

    private mutating func leaveCaption() -> Bool { leave([.caption], to: .table) }

    /// Closes the open element of these with all that is in it; false when none is open.
    private mutating func leave(_ tags: TagSet, to outer: Mode) -> Bool {
        guard let position = tableScope(tags) else { return false }
        pop(to: position)
        clearFormatting()
        mode = outer
        return true
    }

    mutating func captionStart(_ tag: HTMLTag) {
        guard Self.parts.contains(tag) else { return bodyStart(tag) }
        if leaveCaption() { tableStart(tag) }
    }

    mutating func captionEnd(_ tag: HTMLTag) {
        switch tag {
        case .caption: _ = leaveCaption()
        case .table: if leaveCaption() { tableEnd(tag) }
        case .body, .col, .colgroup, .html, .tbody, .td, .tfoot, .th, .thead, .tr: break
        default: bodyEnd(tag)
        }
    }

    mutating func leaveColumns() -> Bool {
        guard current.tag == .colgroup, current.space == .html else { return false }
        pop()
        mode = .table
        return true
    }

    mutating func columnsStart(_ tag: HTMLTag) {
        switch tag {
        case .col: insert(tag)
        case .template: bodyStart(tag)
        case .html: break
        default: if leaveColumns() { tableStart(tag) }
        }
    }

    mutating func columnsEnd(_ tag: HTMLTag) {
        switch tag {
        case .colgroup: _ = leaveColumns()
        case .col: break
        case .template: endTemplate()
        default: if leaveColumns() { tableEnd(tag) }
        }
    }

    // MARK: - Groups of rows

    private mutating func leaveTableBody() -> Bool {
        guard tableScope(Self.rowGroups) != nil else { return false }
        clear(to: Self.rowGroups)
        pop()
        mode = .table
        return true
    }

    mutating func tableBodyStart(_ tag: HTMLTag) {
        switch tag {
        case .tr:
            clear(to: Self.rowGroups)
            if insert(tag) { mode = .row }
        case .td, .th:
            clear(to: Self.rowGroups)
            if insert(.tr, isImplied: true) {
                mode = .row
                rowStart(tag)
            }
        case .caption, .col, .colgroup, .tbody, .tfoot, .thead: if leaveTableBody() { tableStart(tag) }
        default: tableStart(tag)
        }
    }

    mutating func tableBodyEnd(_ tag: HTMLTag) {
        switch tag {
        case .tbody, .tfoot, .thead: if tableScope([tag]) != nil { _ = leaveTableBody() }
        case .table: if leaveTableBody() { tableEnd(tag) }
        case .body, .caption, .col, .colgroup, .html, .td, .th, .tr: break
        default: tableEnd(tag)
        }
    }

    // MARK: - Rows and cells

    private mutating func leaveRow() -> Bool {
        guard tableScope([.tr]) != nil else { return false }
        clear(to: [.tr])
        pop()
        mode = .tableBody
        return true
    }

    mutating func rowStart(_ tag: HTMLTag) {
        switch tag {
        case .td, .th:
            clear(to: [.tr])
            if insert(tag) {
                formatting.append(Self.marker)
                mode = .cell
            }
        case .tr: if leaveRow() { tableBodyStart(tag) }
        default:
            if Self.outerParts.contains(tag) {
                if leaveRow() { tableBodyStart(tag) }
            } else {
                tableStart(tag)
            }
        }
    }

    mutating func rowEnd(_ tag: HTMLTag) {
        switch tag {
        case .tr: _ = leaveRow()
        case .table: if leaveRow() { tableBodyEnd(tag) }
        case .tbody, .tfoot, .thead: if tableScope([tag]) != nil, leaveRow() { tableBodyEnd(tag) }
        case .body, .caption, .col, .colgroup, .html, .td, .th: break
        default: tableEnd(tag)
        }
    }

    private mutating func leaveCell() -> Bool { leave([.td, .th], to: .row) }

    mutating func cellStart(_ tag: HTMLTag) {
        guard Self.parts.contains(tag) else { return bodyStart(tag) }
        if leaveCell() { rowStart(tag) }
    }

    mutating func cellEnd(_ tag: HTMLTag) {
        switch tag {
        case .td, .th: if tableScope([tag]) != nil { _ = leaveCell() }
        case .table, .tbody, .tfoot, .thead, .tr: if tableScope([tag]) != nil, leaveCell() { rowEnd(tag) }
        case .body, .caption, .col, .colgroup, .html: break
        default: bodyEnd(tag)
        }
    }
}
