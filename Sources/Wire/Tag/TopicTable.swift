/// Code, parent, name and telling expressions of the topics we give: a part of the IPTC Media Topics.
///
/// Codes, names and the tree: IPTC NewsCodes, Media Topic (http://cv.iptc.org/newscodes/mediatopic/), International Press
/// Telecommunications Council, CC BY 4.0. Every code and place in the tree was compared with the vocabulary of the end of
/// 2021 and with what IPTC announced of the releases of March 2023 and of the third quarter of 2024, which retired and
/// moved some; the names of the business branch are those of January 2026. A code never changes its meaning; a name may
/// since have been polished. Where IPTC has a level between that we do not give, the parent is the next one above that we
/// do. The expressions are ours.
///
/// An exclamation mark before an expression: it tells the topic by itself nearly always, and weighs double.
enum TopicTable {
    /// The seventeen topics of the first level.
    static let top = """
        01000000||arts, culture, entertainment and media|film,album,!box office,!art exhibition,festival,novel,artist,celebrity
        02000000||crime, law and justice|judge,!lawsuit,sued,!convicted,prosecutors,verdict,!pleaded guilty,!sentenced to,criminal,suspect
        03000000||disaster, accident and emergency incident|disaster,evacuated,!death toll,survivors,rescuers,collapsed,wreckage
        04000000||economy, business and finance|business,companies,investors,profit,revenue,market
        05000000||education|students,teachers,curriculum,!school board,education,classroom
        06000000||environment|environment,environmental,ecosystem,!environmental groups,habitat,deforestation
        07000000||health|patients,disease,!public health,doctors,symptoms,medical,diagnosed,health officials
        08000000||human interest|!world record,birthday,anniversary,!lottery winner,reunited,heartwarming
        09000000||labour|workers,workforce,employees,wages,labour market,labor market
        10000000||lifestyle and leisure|lifestyle,recipe,leisure,gardening,fitness,holidaymakers
        11000000||politics and government|parliament,senate,!prime minister,cabinet,legislation,lawmakers,!white house,minister,lawmaker,opposition party
        12000000||religion|church,!pope,bishop,mosque,religious,faith,prayer,!archbishop
        13000000||science and technology|scientists,researchers,laboratory,!peer-reviewed,experiment,engineers
        14000000||society|society,community,families,inequality,population
        15000000||sport|championship,tournament,coach,!quarterback,!touchdown,!semi-final,!world cup,striker,midfielder,playoffs,!grand slam,league title
        16000000||conflict, war and peace|!peace talks,truce,invasion,war,hostilities,!warring parties
        17000000||weather|!heatwave,snowfall,rainfall,!weather warning,!severe weather,temperatures,thunderstorms,!cold snap
        """

    /// Companies, markets, the economy.
    static let business = """
        20000170|04000000|business information|company announced,corporate,press release
        20000174|20000170|bankruptcy|!bankruptcy,!insolvency,!insolvent,!chapter 11,!chapter 7,liquidation,liquidators,creditors,administrators
        20000175|20000170|stock buyback|!share buyback,!stock buyback,buyback,!repurchase programme,!repurchase program,!share repurchase,buy back shares
        20000176|20000170|credit rating|!credit rating,!downgraded to junk,!investment grade,rating agency,moody's,fitch ratings,!outlook to negative,!outlook to stable
        20000177|20000170|corporate dividends|!dividend,!payout ratio,!per share dividend,ex-dividend
        20000178|20000170|corporate earnings|!earnings,!quarterly results,!quarterly profit,!net profit,!net loss,!earnings per share,!full-year results,revenue rose,revenue fell,!beat estimates,!missed estimates,profit rises,profit falls,!operating profit,first-quarter,second-quarter,third-quarter,fourth-quarter,guidance,ebitda,pre-tax profit
        20000180|20000170|financial statement|!financial statements,!balance sheet,annual accounts,restated,!audited accounts
        20000183|20000170|business financing|!funding round,!series a,!series b,!series c,venture capital,!credit facility,!bond issue,!private placement,!rights issue,raised money,raises million,refinancing,seed round
        20000185|20000170|shareholder|shareholders,!activist investor,!proxy fight,!annual general meeting,investor revolt
        20000188|20000170|human resources|human resources,hiring,recruitment,headcount
        20000189|20000188|layoffs and downsizing|!layoffs,!lay off,!laid off,!job cuts,!cut jobs,!redundancies,!downsizing,!workforce reduction,!axe jobs,cutting jobs,job losses
        20000190|20000188|executive officer|!chief executive,ceo,!chief financial officer,!appointed chief,!named chief,!new ceo,steps down as,successor,chief operating officer
        20000192|20000170|business strategy and marketing|strategy,restructuring,rebranding,marketing campaign,turnaround plan
        20000194|20000192|annual report|!annual report,!form 10-k
        20000195|20000192|board of directors|!board of directors,!board member,!board seat,!non-executive director,boardroom
        20000196|20000192|commercial contract|!awarded contract,!supply agreement,!won contract,contract worth,multi-year deal,order worth
        20000197|20000192|spin-off|!spin off,!spin-off,spun off,!demerger,carve-out
        20000199|20000192|business governance|!corporate governance,!governance code,shareholder rights
        20000200|20000192|joint venture|!joint venture,strategic partnership
        20000204|20000192|merger and acquisition|!acquisition,!acquire,!takeover,!merger,!merge with,!buyout,agreed to buy,bid for,!tender offer,!takeover bid,hostile bid,all-stock deal
        20000205|20000192|new product or service|launches,unveils,!new product,!product launch,rolls out,unveiled
        20000206|20000192|patent, copyright and trademark|!patent,!copyright,!trademark,!intellectual property
        20000207|20000192|product recall|!product recall,!recalled vehicles,!recalls,!recalling,safety recall
        20000208|20000192|research and development|!research and development,r&d
        20001230|20000170|corporate social responsibility|!social responsibility,!sustainability report,esg
        20001295|20000192|outsourcing|!outsourcing,offshoring
        20000186|20000183|stock activity|!shares rose,!shares fell,!shares gained,!shares slipped,!shares jumped,!shares dropped,!stock rose,!stock fell,!shares closed,shares traded,!analyst rating,!price target,overweight,outperform,shares surged,shares tumbled,market capitalisation
        20000187|20000183|stock flotation|!initial public offering,!ipo,flotation,!direct listing,go public,market debut,listing on
        20000344|04000000|economy|economy,economic,economists
        20000346|20000344|economic trends and indicators|!purchasing managers,!retail sales,!consumer confidence,!industrial production,economic data,leading indicator,business confidence
        20000350|20000344|central bank|!central bank,!federal reserve,!bank of england,!european central bank,!bank of japan,!reserve bank,!fed chair,policymakers
        20000354|20000344|credit and debt|!household debt,!consumer credit,credit card debt,loan defaults
        20000355|20000344|currency|!exchange rate,currency,devaluation,!foreign exchange,dollar index,yuan
        20000357|20000344|economic growth|!economic growth,growth forecast,economic recovery
        20000359|20000344|gross domestic product|!gdp,!gross domestic product
        20000365|20000344|employment statistics|!jobs report,!payrolls,!nonfarm payrolls,jobless claims,employment figures
        20000366|20000344|exports|exports,exporters,export orders
        20000369|20000344|imports|imports,importers
        20000368|20000344|government debt|!government debt,!sovereign debt,!public debt,!debt ceiling,!national debt
        20000370|20000344|inflation|!inflation,!consumer prices,!consumer price index,cpi,!disinflation,cost of living,producer prices
        20000371|20000344|interest rates|!interest rate,!rate cut,!rate hike,!basis points,borrowing costs,!bank rate
        20000373|20000344|international trade|!trade deficit,!trade surplus,!trade war,!international trade,!world trade organization,trade tensions
        20000374|20000373|trade agreements|!trade agreement,!trade deal,!free trade,!trade pact
        20000379|20000344|monetary policy|!monetary policy,!quantitative easing,!quantitative tightening,!interest rate decision,rate setters,!policy rate
        20000380|20000344|mortgage|!mortgage,!mortgage rates,home loans
        20000382|20000344|prices|price rises,price increases,higher prices,price cap
        20000383|20000344|recession|!recession,!economic downturn,!contraction of the economy
        20000384|20000344|tariff|!tariff,!import duty,!import duties,!customs duties,levies on imports
        20001279|20000355|cryptocurrency|!bitcoin,!ethereum,!cryptocurrency,crypto,!stablecoin,!blockchain,!crypto exchange
        20000385|04000000|market and exchange|!stock market,!stock exchange,!dow jones,!wall street,!s&p 500,!ftse,!sensex,!nifty,!nikkei,!bond yields,!futures,nasdaq,dax,traders,equities
        20000386|20000385|commodity market|!commodity prices,!commodities,gold prices,copper prices,wheat futures,!spot gold
        20000387|20000386|energy market|!oil prices,!brent crude,!crude futures,!crude oil,!gas prices,barrel,wti
        20000390|20000385|debt market|!bond market,!treasury yields,!gilts,bond yields,!corporate bonds
        20000391|20000385|foreign exchange market|!currency market,against the dollar,!forex,sterling fell,euro rose
        20000395|20000385|derivative securities|!derivatives,!options contracts,!swaps,futures contracts
        20000209|04000000|products and services|industry,manufacturers,sector
        20000210|20000209|agriculture|!agriculture,!farmers,!crops,harvest,wheat,!livestock,farmland,soybeans,agricultural
        20000213|20000210|fishing industry|!fisheries,!fishing industry,trawlers,fishermen
        20000217|20000209|chemicals|!chemicals,chemical plant,petrochemicals,chemical maker
        20000218|20000209|biotechnology business|!biotech,!biotechnology,biopharma,gene therapy
        20000223|20000209|pharmaceutical|!drugmaker,!pharmaceutical,!clinical trial,!fda approval,!drug approval,vaccine maker,!phase 3,drug maker
        20000225|20000209|computing and information technology|computing,!information technology,!data centre,!data center,!cloud computing,it services
        20000226|20000225|hardware|!smartphone,!laptop,!computer hardware,servers,handset
        20000230|20000225|semiconductor and electronic component|!semiconductor,!chipmaker,!microchip,chips,foundry,wafer,!graphics processors,!memory chips
        20000231|20000225|software and applications|!software,!operating system,!app store,apps,saas
        20000233|20000225|telecommunication service|!telecoms,!telecommunications,!mobile network,!broadband,5g,network operator
        20000235|20000209|construction and property|!property developer,!housing market,!home prices,!homebuilder,!house prices,construction,!real estate,housebuilder,property market
        20001245|20000235|infrastructure projects|!infrastructure project,!infrastructure projects,high-speed rail,new bridge
        20000243|20000209|consumer goods|!consumer goods,household products,!packaged goods
        20000245|20000243|clothing|!apparel,!clothing,fashion retailer,sportswear
        20000249|20000243|luxury good|!luxury goods,!luxury group,handbags,!luxury brand
        20001258|20000243|consumer electronics|!consumer electronics,headphones,smartwatch,television sets
        20000252|20000209|retail|!retailer,!supermarket,!grocer,stores,shoppers,!like-for-like sales,!same-store sales
        20000247|20000252|electronic commerce|!e-commerce,!online shopping,!online retailer,ecommerce
        20000256|20000209|energy and resource|!energy company,energy sector,!energy supplier,energy prices
        20000257|20000256|renewable energy|!renewable energy,!renewables,!clean energy,!green energy
        20000258|20000256|coal|!coal,!coal-fired
        20000260|20000256|electricity|!electricity,!power grid,!power outage,!blackout,power plant
        20000265|20000256|nuclear power|!nuclear power,!nuclear reactor,!nuclear plant
        20001209|20000256|solar power|!solar power,!solar panels,!solar farm,photovoltaic
        20001211|20000256|wind power|!wind power,!wind farm,!wind turbines,offshore wind
        20001243|20000256|oil and gas|!crude oil,!natural gas,!opec,!oil and gas,!lng,refinery,drilling,!oil producer,barrels,pipeline
        20000274|20000209|banking|!lender,!banks,banking,deposits,!loan losses,!net interest income,!investment bank,!commercial bank
        20000279|20000209|insurance|!insurer,!insurance,!reinsurance,underwriting,premiums,!insurers
        20001162|20000209|asset management|!asset manager,!fund manager,!assets under management,!hedge fund,!mutual fund
        20001164|20000209|payment service|!payments company,!digital payments,!credit card network,!payment processor
        20000294|20000209|manufacturing and engineering|!manufacturing,factory,factories,production line,assembly plant
        20000295|20000294|aerospace|!aerospace,!aircraft maker,!planemaker,!jet engines,aircraft orders
        20000296|20000294|automotive|!carmaker,!automaker,!electric vehicles,!electric vehicle,vehicles,!car sales,car industry,evs
        20000297|20000294|defence equipment|!defence contractor,!defense contractor,!arms maker,missiles,!fighter jets,warships
        20000303|20000294|shipbuilding|!shipbuilder,!shipyard
        20000304|20000209|media|broadcaster,publisher,!media company,!media group
        20000305|20000304|advertising|!advertising,!advertisers,ad revenue,!ad spending
        20000307|20000304|cinema industry|!film studio,!movie studio,!hollywood studios
        20001293|20000304|streaming service|!streaming service,!streaming services,subscribers,!video streaming
        20000316|20000209|metal and mineral mining and refining|!mining company,!miner,!iron ore,!lithium,!copper,!gold mine,!rare earths,steelmaker,!aluminium,smelter,nickel
        20000318|20000316|gold and precious material|!gold price,!bullion,platinum,!precious metals,silver
        20000324|20000209|food industry|!food producer,!food maker,!food company,packaged food,meat processing
        20000328|20000209|soft drinks|!soft drinks,!soft drink,bottler
        20000330|20000209|tobacco|!tobacco,!cigarette maker,!vaping
        20000331|20000209|tourism and leisure industry|!tourism,!travel industry,!cruise line,!theme park,tourists
        20000332|20000331|casino and gambling|!casino,!gambling,!sports betting,bookmaker
        20000333|20000331|hotel and accommodation|!hotel chain,!hotels,!room rates,hospitality
        20000335|20000331|restaurant and catering|!restaurant chain,!fast food,restaurants,coffee chain
        20000337|20000209|transport|transport,freight,!public transport,logistics
        20000338|20000337|air transport|!airline,!airlines,!air travel,airport,!passenger jets,flights
        20000340|20000337|railway transport|!railway,!rail operator,!train services,!freight rail
        20000341|20000337|road transport|!trucking,!haulage,!ride-hailing,lorry drivers
        20000343|20000337|waterway and maritime transport|!container ship,!shipping line,!shipping lines,!freight rates,!tankers,port operator
        20001170|20000209|logistics|!supply chain,!logistics,!parcel delivery,warehouses
        20001244|20000209|utilities|!utility company,!utilities,!water company
        """
}
