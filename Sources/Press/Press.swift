/// From a signed version to what readers see: the publication itself, its disclosure and signed receipt, and the
/// public site rendered from what was published.
///
/// Begin with ``Publisher``: it claims signed versions, refuses what may not go out, and commits the publication with
/// its ``Receipt``. ``ReceiptVerifier`` proves a receipt without a server. ``Site`` answers the addresses of the public
/// site from memory; ``SitePage`` is the frame around every public page.
///
/// It does not check claims, send mail, keep the register, or know HTTP: `Web` puts ``Site`` behind routes. What the
/// outputs look like as bytes is in `Formats/Output`.
package enum Press {}
