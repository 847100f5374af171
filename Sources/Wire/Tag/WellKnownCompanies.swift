/// Well-known listed companies with the names news uses for them: what the tagger knows without a file.
///
/// From general knowledge, as of 2026: symbol, legal name, exchange, country, aliases. A line that also stands in a securities file
/// lends that company its aliases.
package enum WellKnownCompanies {
    package static let securities: [Security] = table.split(separator: "\n").compactMap { line in
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 5 else { return nil }
        return Security(
            symbol: fields[0],
            name: fields[1],
            exchange: fields[2],
            country: fields[3],
            size: 5,
            aliases: fields[4].split(separator: ",").map(String.init)
        )
    }

    private static let table = """
        AAPL|Apple Inc.|NASDAQ|United States|Apple
        MSFT|Microsoft Corporation|NASDAQ|United States|Microsoft,LinkedIn,GitHub
        NVDA|NVIDIA Corporation|NASDAQ|United States|Nvidia
        GOOGL|Alphabet Inc.|NASDAQ|United States|Alphabet,Google,YouTube,DeepMind,Google DeepMind,Waymo
        AMZN|Amazon.com, Inc.|NASDAQ|United States|Amazon,Amazon.com,Amazon Web Services,AWS,Whole Foods
        META|Meta Platforms, Inc.|NASDAQ|United States|Meta,Facebook,Instagram,WhatsApp
        TSLA|Tesla, Inc.|NASDAQ|United States|Tesla,Tesla Motors
        BRK.B|Berkshire Hathaway Inc.|NYSE|United States|Berkshire Hathaway,Berkshire
        AVGO|Broadcom Inc.|NASDAQ|United States|Broadcom
        LLY|Eli Lilly and Company|NYSE|United States|Eli Lilly,Lilly
        JPM|JPMorgan Chase & Co.|NYSE|United States|JPMorgan,JPMorgan Chase,JP Morgan,J.P. Morgan
        V|Visa Inc.|NYSE|United States|Visa
        MA|Mastercard Incorporated|NYSE|United States|Mastercard
        UNH|UnitedHealth Group Incorporated|NYSE|United States|UnitedHealth,UnitedHealthcare,Optum
        XOM|Exxon Mobil Corporation|NYSE|United States|Exxon,ExxonMobil,Exxon Mobil
        WMT|Walmart Inc.|NASDAQ|United States|Walmart,Wal-Mart,Sam's Club
        JNJ|Johnson & Johnson|NYSE|United States|J&J
        PG|The Procter & Gamble Company|NYSE|United States|Procter & Gamble,P&G
        HD|The Home Depot, Inc.|NYSE|United States|Home Depot
        COST|Costco Wholesale Corporation|NASDAQ|United States|Costco
        ORCL|Oracle Corporation|NYSE|United States|Oracle
        ABBV|AbbVie Inc.|NYSE|United States|AbbVie
        KO|The Coca-Cola Company|NYSE|United States|Coca-Cola,Coke
        PEP|PepsiCo, Inc.|NASDAQ|United States|PepsiCo,Pepsi
        BAC|Bank of America Corporation|NYSE|United States|Bank of America,BofA,Merrill Lynch
        CRM|Salesforce, Inc.|NYSE|United States|Salesforce,Slack
        NFLX|Netflix, Inc.|NASDAQ|United States|Netflix
        AMD|Advanced Micro Devices, Inc.|NASDAQ|United States|AMD,Advanced Micro Devices
        INTC|Intel Corporation|NASDAQ|United States|Intel
        CSCO|Cisco Systems, Inc.|NASDAQ|United States|Cisco
        ADBE|Adobe Inc.|NASDAQ|United States|Adobe
        QCOM|QUALCOMM Incorporated|NASDAQ|United States|Qualcomm
        TXN|Texas Instruments Incorporated|NASDAQ|United States|Texas Instruments
        IBM|International Business Machines Corporation|NYSE|United States|IBM,Red Hat
        MU|Micron Technology, Inc.|NASDAQ|United States|Micron
        AMAT|Applied Materials, Inc.|NASDAQ|United States|Applied Materials
        PLTR|Palantir Technologies Inc.|NASDAQ|United States|Palantir
        SNOW|Snowflake Inc.|NYSE|United States|Snowflake
        CRWD|CrowdStrike Holdings, Inc.|NASDAQ|United States|CrowdStrike
        PANW|Palo Alto Networks, Inc.|NASDAQ|United States|Palo Alto Networks
        DELL|Dell Technologies Inc.|NYSE|United States|Dell
        HPQ|HP Inc.|NYSE|United States|HP,Hewlett-Packard
        HPE|Hewlett Packard Enterprise Company|NYSE|United States|Hewlett Packard Enterprise
        SMCI|Super Micro Computer, Inc.|NASDAQ|United States|Supermicro,Super Micro
        UBER|Uber Technologies, Inc.|NYSE|United States|Uber
        LYFT|Lyft, Inc.|NASDAQ|United States|Lyft
        ABNB|Airbnb, Inc.|NASDAQ|United States|Airbnb
        BKNG|Booking Holdings Inc.|NASDAQ|United States|Booking Holdings,Booking.com
        EBAY|eBay Inc.|NASDAQ|United States|eBay
        PYPL|PayPal Holdings, Inc.|NASDAQ|United States|PayPal,Venmo
        XYZ|Block, Inc.|NYSE|United States|Square
        COIN|Coinbase Global, Inc.|NASDAQ|United States|Coinbase
        HOOD|Robinhood Markets, Inc.|NASDAQ|United States|Robinhood
        SNAP|Snap Inc.|NYSE|United States|Snapchat,Snap
        PINS|Pinterest, Inc.|NYSE|United States|Pinterest
        RDDT|Reddit, Inc.|NYSE|United States|Reddit
        SPOT|Spotify Technology S.A.|NYSE|Sweden|Spotify
        ZM|Zoom Communications, Inc.|NASDAQ|United States|Zoom
        DIS|The Walt Disney Company|NYSE|United States|Disney,Walt Disney,Pixar,ESPN
        CMCSA|Comcast Corporation|NASDAQ|United States|Comcast,NBCUniversal
        WBD|Warner Bros. Discovery, Inc.|NASDAQ|United States|Warner Bros,Warner Bros. Discovery,HBO
        FOXA|Fox Corporation|NASDAQ|United States|Fox News,Fox Corp
        NWSA|News Corporation|NASDAQ|United States|News Corp,Dow Jones & Company
        NYT|The New York Times Company|NYSE|United States|New York Times
        T|AT&T Inc.|NYSE|United States|AT&T
        VZ|Verizon Communications Inc.|NYSE|United States|Verizon
        TMUS|T-Mobile US, Inc.|NASDAQ|United States|T-Mobile US,T-Mobile
        MCD|McDonald's Corporation|NYSE|United States|McDonald's
        SBUX|Starbucks Corporation|NASDAQ|United States|Starbucks
        CMG|Chipotle Mexican Grill, Inc.|NYSE|United States|Chipotle
        YUM|Yum! Brands, Inc.|NYSE|United States|Yum Brands,KFC,Pizza Hut,Taco Bell
        NKE|NIKE, Inc.|NYSE|United States|Nike
        TGT|Target Corporation|NYSE|United States|Target
        LOW|Lowe's Companies, Inc.|NYSE|United States|Lowe's
        BBY|Best Buy Co., Inc.|NYSE|United States|Best Buy
        GAP|The Gap, Inc.|NYSE|United States|Gap,Old Navy
        M|Macy's, Inc.|NYSE|United States|Macy's
        KR|The Kroger Co.|NYSE|United States|Kroger
        CVS|CVS Health Corporation|NYSE|United States|CVS,CVS Health,Aetna
        MAT|Mattel, Inc.|NASDAQ|United States|Mattel
        HAS|Hasbro, Inc.|NASDAQ|United States|Hasbro
        F|Ford Motor Company|NYSE|United States|Ford
        GM|General Motors Company|NYSE|United States|GM,General Motors,Chevrolet,Cadillac
        RIVN|Rivian Automotive, Inc.|NASDAQ|United States|Rivian
        LCID|Lucid Group, Inc.|NASDAQ|United States|Lucid Motors
        HOG|Harley-Davidson, Inc.|NYSE|United States|Harley-Davidson
        BA|The Boeing Company|NYSE|United States|Boeing
        LMT|Lockheed Martin Corporation|NYSE|United States|Lockheed Martin,Lockheed
        RTX|RTX Corporation|NYSE|United States|Raytheon,Pratt & Whitney
        NOC|Northrop Grumman Corporation|NYSE|United States|Northrop Grumman,Northrop
        GD|General Dynamics Corporation|NYSE|United States|General Dynamics
        GE|General Electric Company|NYSE|United States|GE,General Electric,GE Aerospace
        HON|Honeywell International Inc.|NASDAQ|United States|Honeywell
        MMM|3M Company|NYSE|United States|3M
        CAT|Caterpillar Inc.|NYSE|United States|Caterpillar
        DE|Deere & Company|NYSE|United States|John Deere,Deere
        UPS|United Parcel Service, Inc.|NYSE|United States|UPS,United Parcel Service
        FDX|FedEx Corporation|NYSE|United States|FedEx
        DAL|Delta Air Lines, Inc.|NYSE|United States|Delta Air Lines,Delta
        UAL|United Airlines Holdings, Inc.|NASDAQ|United States|United Airlines
        AAL|American Airlines Group Inc.|NASDAQ|United States|American Airlines
        LUV|Southwest Airlines Co.|NYSE|United States|Southwest Airlines
        CCL|Carnival Corporation|NYSE|United States|Carnival
        MAR|Marriott International, Inc.|NASDAQ|United States|Marriott
        HLT|Hilton Worldwide Holdings Inc.|NYSE|United States|Hilton
        CVX|Chevron Corporation|NYSE|United States|Chevron
        COP|ConocoPhillips|NYSE|United States|ConocoPhillips
        OXY|Occidental Petroleum Corporation|NYSE|United States|Occidental Petroleum,Occidental
        SLB|SLB Limited|NYSE|United States|Schlumberger,SLB
        HAL|Halliburton Company|NYSE|United States|Halliburton
        NEE|NextEra Energy, Inc.|NYSE|United States|NextEra
        FSLR|First Solar, Inc.|NASDAQ|United States|First Solar
        GS|The Goldman Sachs Group, Inc.|NYSE|United States|Goldman Sachs,Goldman
        MS|Morgan Stanley|NYSE|United States|Morgan Stanley
        C|Citigroup Inc.|NYSE|United States|Citigroup,Citi,Citibank
        WFC|Wells Fargo & Company|NYSE|United States|Wells Fargo
        USB|U.S. Bancorp|NYSE|United States|US Bancorp
        AXP|American Express Company|NYSE|United States|American Express,Amex
        SCHW|The Charles Schwab Corporation|NYSE|United States|Charles Schwab,Schwab
        BLK|BlackRock, Inc.|NYSE|United States|BlackRock
        BX|Blackstone Inc.|NYSE|United States|Blackstone
        KKR|KKR & Co. Inc.|NYSE|United States|KKR
        SPGI|S&P Global Inc.|NYSE|United States|S&P Global,Standard & Poor's
        MCO|Moody's Corporation|NYSE|United States|Moody's
        MORN|Morningstar, Inc.|NASDAQ|United States|Morningstar
        NDAQ|Nasdaq, Inc.|NASDAQ|United States|Nasdaq Inc
        ICE|Intercontinental Exchange, Inc.|NYSE|United States|Intercontinental Exchange
        CME|CME Group Inc.|NASDAQ|United States|CME,CME Group
        AIG|American International Group, Inc.|NYSE|United States|AIG
        MET|MetLife, Inc.|NYSE|United States|MetLife
        PFE|Pfizer Inc.|NYSE|United States|Pfizer
        MRK|Merck & Co., Inc.|NYSE|United States|Merck
        MRNA|Moderna, Inc.|NASDAQ|United States|Moderna
        BMY|Bristol-Myers Squibb Company|NYSE|United States|Bristol-Myers,Bristol-Myers Squibb
        AMGN|Amgen Inc.|NASDAQ|United States|Amgen
        GILD|Gilead Sciences, Inc.|NASDAQ|United States|Gilead
        BIIB|Biogen Inc.|NASDAQ|United States|Biogen
        REGN|Regeneron Pharmaceuticals, Inc.|NASDAQ|United States|Regeneron
        ABT|Abbott Laboratories|NYSE|United States|Abbott Laboratories
        MDT|Medtronic plc|NYSE|Ireland|Medtronic
        ISRG|Intuitive Surgical, Inc.|NASDAQ|United States|Intuitive Surgical
        TMO|Thermo Fisher Scientific Inc.|NYSE|United States|Thermo Fisher
        DOW|Dow Inc.|NYSE|United States|Dow Chemical
        DD|DuPont de Nemours, Inc.|NYSE|United States|DuPont
        FCX|Freeport-McMoRan Inc.|NYSE|United States|Freeport-McMoRan
        AA|Alcoa Corporation|NYSE|United States|Alcoa
        NEM|Newmont Corporation|NYSE|United States|Newmont
        PM|Philip Morris International Inc.|NYSE|United States|Philip Morris
        MO|Altria Group, Inc.|NYSE|United States|Altria
        KHC|The Kraft Heinz Company|NASDAQ|United States|Kraft Heinz,Kraft
        MDLZ|Mondelez International, Inc.|NASDAQ|United States|Mondelez
        GIS|General Mills, Inc.|NYSE|United States|General Mills
        CL|Colgate-Palmolive Company|NYSE|United States|Colgate,Colgate-Palmolive
        KMB|Kimberly-Clark Corporation|NYSE|United States|Kimberly-Clark
        EL|The Estée Lauder Companies Inc.|NYSE|United States|Estee Lauder
        ACN|Accenture plc|NYSE|Ireland|Accenture
        EA|Electronic Arts Inc.|NASDAQ|United States|Electronic Arts
        TTWO|Take-Two Interactive Software, Inc.|NASDAQ|United States|Take-Two
        RBLX|Roblox Corporation|NYSE|United States|Roblox
        GME|GameStop Corp.|NYSE|United States|GameStop
        AMC|AMC Entertainment Holdings, Inc.|NYSE|United States|AMC Entertainment
        MSTR|Strategy Inc|NASDAQ|United States|MicroStrategy
        ARM|Arm Holdings plc|NASDAQ|United Kingdom|Arm Holdings
        ASML|ASML Holding N.V.|NASDAQ|Netherlands|ASML
        TSM|Taiwan Semiconductor Manufacturing Company Limited|NYSE|Taiwan|TSMC,Taiwan Semiconductor
        005930.KS|Samsung Electronics Co., Ltd.|KSC|South Korea|Samsung,Samsung Electronics
        000660.KS|SK hynix Inc.|KSC|South Korea|SK Hynix,Hynix
        066570.KS|LG Electronics Inc.|KSC|South Korea|LG Electronics
        005380.KS|Hyundai Motor Company|KSC|South Korea|Hyundai
        TM|Toyota Motor Corporation|NYSE|Japan|Toyota,Lexus
        HMC|Honda Motor Co., Ltd.|NYSE|Japan|Honda
        7201.T|Nissan Motor Co., Ltd.|JPX|Japan|Nissan
        SONY|Sony Group Corporation|NYSE|Japan|Sony
        7974.T|Nintendo Co., Ltd.|JPX|Japan|Nintendo
        9984.T|SoftBank Group Corp.|JPX|Japan|SoftBank
        6753.T|Sharp Corporation|JPX|Japan|Sharp
        6752.T|Panasonic Holdings Corporation|JPX|Japan|Panasonic
        NMR|Nomura Holdings, Inc.|NYSE|Japan|Nomura
        MUFG|Mitsubishi UFJ Financial Group, Inc.|NYSE|Japan|Mitsubishi UFJ,MUFG
        BABA|Alibaba Group Holding Limited|NYSE|China|Alibaba
        0700.HK|Tencent Holdings Limited|HKG|China|Tencent,WeChat
        BIDU|Baidu, Inc.|NASDAQ|China|Baidu
        JD|JD.com, Inc.|NASDAQ|China|JD.com
        PDD|PDD Holdings Inc.|NASDAQ|China|Pinduoduo,Temu
        NIO|NIO Inc.|NYSE|China|Nio
        1810.HK|Xiaomi Corporation|HKG|China|Xiaomi
        1211.HK|BYD Company Limited|HKG|China|BYD
        0992.HK|Lenovo Group Limited|HKG|China|Lenovo
        HSBA.L|HSBC Holdings plc|LSE|United Kingdom|HSBC
        RELIANCE.NS|Reliance Industries Limited|NSE|India|Reliance Industries,RIL,Reliance,Jio
        TCS.NS|Tata Consultancy Services Limited|NSE|India|TCS,Tata Consultancy
        INFY.NS|Infosys Limited|NSE|India|Infosys
        WIPRO.NS|Wipro Limited|NSE|India|Wipro
        HDFCBANK.NS|HDFC Bank Limited|NSE|India|HDFC Bank
        ICICIBANK.NS|ICICI Bank Limited|NSE|India|ICICI Bank,ICICI
        SBIN.NS|State Bank of India|NSE|India|SBI,State Bank
        TMCV.NS|Tata Motors Limited|NSE|India|Tata Motors
        TATASTEEL.NS|Tata Steel Limited|NSE|India|Tata Steel
        MARUTI.NS|Maruti Suzuki India Limited|NSE|India|Maruti,Maruti Suzuki
        M&M.NS|Mahindra & Mahindra Limited|NSE|India|M&M,Mahindra
        HINDUNILVR.NS|Hindustan Unilever Limited|NSE|India|HUL,Hindustan Unilever
        LT.NS|Larsen & Toubro Limited|NSE|India|L&T,Larsen & Toubro
        BHARTIARTL.NS|Bharti Airtel Limited|NSE|India|Bharti Airtel,Airtel,Bharti
        ITC.NS|ITC Limited|NSE|India|ITC
        ONGC.NS|Oil and Natural Gas Corporation Limited|NSE|India|ONGC
        IOC.NS|Indian Oil Corporation Limited|NSE|India|IOC,Indian Oil
        NTPC.NS|NTPC Limited|NSE|India|NTPC
        COALINDIA.NS|Coal India Limited|NSE|India|Coal India
        SUNPHARMA.NS|Sun Pharmaceutical Industries Limited|NSE|India|Sun Pharma
        DRREDDY.NS|Dr. Reddy's Laboratories Limited|NSE|India|Dr Reddy's,DRL
        AXISBANK.NS|Axis Bank Limited|NSE|India|Axis Bank
        BHEL.NS|Bharat Heavy Electricals Limited|NSE|India|BHEL
        HINDALCO.NS|Hindalco Industries Limited|NSE|India|Hindalco
        SHEL|Shell plc|NYSE|United Kingdom|Shell,Royal Dutch Shell
        BP|BP p.l.c.|NYSE|United Kingdom|BP,British Petroleum
        AZN|AstraZeneca PLC|NYSE|United Kingdom|AstraZeneca
        GSK|GSK plc|NYSE|United Kingdom|GSK,GlaxoSmithKline
        ULVR.L|Unilever PLC|LSE|United Kingdom|Unilever
        BARC.L|Barclays PLC|LSE|United Kingdom|Barclays
        LLOY.L|Lloyds Banking Group plc|LSE|United Kingdom|Lloyds,Lloyds Bank
        NWG.L|NatWest Group plc|LSE|United Kingdom|NatWest,Royal Bank of Scotland,RBS
        STAN.L|Standard Chartered PLC|LSE|United Kingdom|Standard Chartered
        VOD|Vodafone Group Public Limited Company|NASDAQ|United Kingdom|Vodafone
        BT-A.L|BT Group plc|LSE|United Kingdom|BT
        TSCO.L|Tesco PLC|LSE|United Kingdom|Tesco
        SBRY.L|J Sainsbury plc|LSE|United Kingdom|Sainsbury's
        MKS.L|Marks and Spencer Group plc|LSE|United Kingdom|Marks & Spencer,M&S
        RIO|Rio Tinto Group|NYSE|United Kingdom|Rio Tinto
        GLEN.L|Glencore plc|LSE|Switzerland|Glencore
        AAL.L|Anglo American plc|LSE|United Kingdom|Anglo American
        DGE.L|Diageo plc|LSE|United Kingdom|Diageo
        BATS.L|British American Tobacco p.l.c.|LSE|United Kingdom|British American Tobacco,BAT
        RR.L|Rolls-Royce Holdings plc|LSE|United Kingdom|Rolls-Royce
        BA.L|BAE Systems plc|LSE|United Kingdom|BAE Systems,BAE
        LSEG.L|London Stock Exchange Group plc|LSE|United Kingdom|LSEG,London Stock Exchange Group
        IAG.L|International Consolidated Airlines Group S.A.|LSE|United Kingdom|IAG,British Airways
        EZJ.L|easyJet plc|LSE|United Kingdom|easyJet
        RYAAY|Ryanair Holdings plc|NASDAQ|Ireland|Ryanair
        TRI|Thomson Reuters Corporation|NYSE|Canada|Thomson Reuters
        BHP|BHP Group Limited|NYSE|Australia|BHP,BHP Billiton
        CBA.AX|Commonwealth Bank of Australia|ASX|Australia|Commonwealth Bank,CBA
        WBC.AX|Westpac Banking Corporation|ASX|Australia|Westpac
        TLS.AX|Telstra Group Limited|ASX|Australia|Telstra
        QAN.AX|Qantas Airways Limited|ASX|Australia|Qantas
        RY|Royal Bank of Canada|NYSE|Canada|Royal Bank of Canada,RBC
        TD|The Toronto-Dominion Bank|NYSE|Canada|TD Bank,Toronto-Dominion
        SHOP|Shopify Inc.|NASDAQ|Canada|Shopify
        QSR|Restaurant Brands International Inc.|NYSE|Canada|Restaurant Brands International,Burger King,Tim Hortons
        BB|BlackBerry Limited|NYSE|Canada|BlackBerry
        VALE|Vale S.A.|NYSE|Brazil|Vale
        PBR|Petróleo Brasileiro S.A. - Petrobras|NYSE|Brazil|Petrobras
        MELI|MercadoLibre, Inc.|NASDAQ|Uruguay|MercadoLibre,Mercado Libre
        2222.SR|Saudi Arabian Oil Company|SAU|Saudi Arabia|Saudi Aramco,Aramco
        SAP|SAP SE|NYSE|Germany|SAP
        SIE.DE|Siemens Aktiengesellschaft|GER|Germany|Siemens
        VOW3.DE|Volkswagen AG|GER|Germany|Volkswagen,VW,Audi
        MBG.DE|Mercedes-Benz Group AG|GER|Germany|Mercedes-Benz,Mercedes,Daimler
        BMW.DE|Bayerische Motoren Werke Aktiengesellschaft|GER|Germany|BMW
        P911.DE|Dr. Ing. h.c. F. Porsche AG|GER|Germany|Porsche
        DBK.DE|Deutsche Bank Aktiengesellschaft|GER|Germany|Deutsche Bank
        CBK.DE|Commerzbank AG|GER|Germany|Commerzbank
        ALV.DE|Allianz SE|GER|Germany|Allianz
        BAYN.DE|Bayer Aktiengesellschaft|GER|Germany|Bayer,Monsanto
        BAS.DE|BASF SE|GER|Germany|BASF
        DTE.DE|Deutsche Telekom AG|GER|Germany|Deutsche Telekom
        LHA.DE|Deutsche Lufthansa AG|GER|Germany|Lufthansa
        ADS.DE|adidas AG|GER|Germany|Adidas
        BNTX|BioNTech SE|NASDAQ|Germany|BioNTech
        MC.PA|LVMH Moët Hennessy - Louis Vuitton, Société Européenne|PAR|France|LVMH,Louis Vuitton
        OR.PA|L'Oréal S.A.|PAR|France|L'Oreal
        TTE|TotalEnergies SE|NYSE|France|TotalEnergies
        BNP.PA|BNP Paribas SA|PAR|France|BNP Paribas,BNP
        GLE.PA|Société Générale Société anonyme|PAR|France|Societe Generale,SocGen
        AIR.PA|Airbus SE|PAR|France|Airbus
        SAN.PA|Sanofi|PAR|France|Sanofi
        RNO.PA|Renault SA|PAR|France|Renault
        STLA|Stellantis N.V.|NYSE|Netherlands|Stellantis,Fiat Chrysler,Chrysler,Peugeot
        RACE|Ferrari N.V.|NYSE|Italy|Ferrari
        ENEL.MI|Enel SpA|MIL|Italy|Enel
        UCG.MI|UniCredit S.p.A.|MIL|Italy|UniCredit
        SAN|Banco Santander, S.A.|NYSE|Spain|Santander,Banco Santander
        ITX.MC|Industria de Diseño Textil, S.A.|MCE|Spain|Inditex,Zara
        NVO|Novo Nordisk A/S|NYSE|Denmark|Novo Nordisk
        MAERSK-B.CO|A.P. Møller - Mærsk A/S|CPH|Denmark|Maersk
        ERIC|Telefonaktiebolaget LM Ericsson|NASDAQ|Sweden|Ericsson
        VOLV-B.ST|AB Volvo|STO|Sweden|Volvo
        HM-B.ST|H & M Hennes & Mauritz AB|STO|Sweden|H&M
        NOK|Nokia Oyj|NYSE|Finland|Nokia
        EQNR|Equinor ASA|NYSE|Norway|Equinor
        NESN.SW|Nestlé S.A.|EBS|Switzerland|Nestle
        ROG.SW|Roche Holding AG|EBS|Switzerland|Roche
        NVS|Novartis AG|NYSE|Switzerland|Novartis
        UBS|UBS Group AG|NYSE|Switzerland|UBS
        ABBN.SW|ABB Ltd|EBS|Switzerland|ABB
        PHIA.AS|Koninklijke Philips N.V.|AMS|Netherlands|Philips
        INGA.AS|ING Groep N.V.|AMS|Netherlands|ING
        HEIA.AS|Heineken N.V.|AMS|Netherlands|Heineken
        BUD|Anheuser-Busch InBev SA/NV|NYSE|Belgium|AB InBev,Anheuser-Busch,Anheuser-Busch InBev
        TEVA|Teva Pharmaceutical Industries Limited|NYSE|Israel|Teva
        SE|Sea Limited|NYSE|Singapore|Shopee
        NOW|ServiceNow, Inc.|NYSE|United States|ServiceNow
        INTU|Intuit Inc.|NASDAQ|United States|Intuit,TurboTax
        WDAY|Workday, Inc.|NASDAQ|United States|Workday
        NET|Cloudflare, Inc.|NYSE|United States|Cloudflare
        DDOG|Datadog, Inc.|NASDAQ|United States|Datadog
        MDB|MongoDB, Inc.|NASDAQ|United States|MongoDB
        DASH|DoorDash, Inc.|NASDAQ|United States|DoorDash
        ROKU|Roku, Inc.|NASDAQ|United States|Roku
        APP|AppLovin Corporation|NASDAQ|United States|AppLovin
        LRCX|Lam Research Corporation|NASDAQ|United States|Lam Research
        KLAC|KLA Corporation|NASDAQ|United States|KLA Corp
        MRVL|Marvell Technology, Inc.|NASDAQ|United States|Marvell Technology
        ADI|Analog Devices, Inc.|NASDAQ|United States|Analog Devices
        NXPI|NXP Semiconductors N.V.|NASDAQ|Netherlands|NXP Semiconductors,NXP
        WDC|Western Digital Corporation|NASDAQ|United States|Western Digital
        STX|Seagate Technology Holdings plc|NASDAQ|Singapore|Seagate
        ANET|Arista Networks, Inc.|NYSE|United States|Arista Networks
        CRWV|CoreWeave, Inc.|NASDAQ|United States|CoreWeave
        FIG|Figma, Inc.|NYSE|United States|Figma
        CRCL|Circle Internet Group, Inc.|NYSE|United States|Circle Internet
        VRTX|Vertex Pharmaceuticals Incorporated|NASDAQ|United States|Vertex Pharmaceuticals
        GEV|GE Vernova Inc.|NYSE|United States|GE Vernova
        GEHC|GE HealthCare Technologies Inc.|NASDAQ|United States|GE HealthCare
        UNP|Union Pacific Corporation|NYSE|United States|Union Pacific
        CSX|CSX Corporation|NASDAQ|United States|CSX
        NSC|Norfolk Southern Corporation|NYSE|United States|Norfolk Southern
        LIN|Linde plc|NASDAQ|United Kingdom|Linde
        SHW|The Sherwin-Williams Company|NYSE|United States|Sherwin-Williams
        WM|Waste Management, Inc.|NYSE|United States|Waste Management
        LVS|Las Vegas Sands Corp.|NYSE|United States|Las Vegas Sands
        MGM|MGM Resorts International|NYSE|United States|MGM Resorts
        RCL|Royal Caribbean Cruises Ltd.|NYSE|United States|Royal Caribbean
        EXPE|Expedia Group, Inc.|NASDAQ|United States|Expedia
        MTCH|Match Group, Inc.|NASDAQ|United States|Match Group,Tinder
        DKNG|DraftKings Inc.|NASDAQ|United States|DraftKings
        CVNA|Carvana Co.|NYSE|United States|Carvana
        LULU|lululemon athletica inc.|NASDAQ|Canada|Lululemon
        TJX|The TJX Companies, Inc.|NYSE|United States|TJX,TJ Maxx
        ROST|Ross Stores, Inc.|NASDAQ|United States|Ross Stores
        DG|Dollar General Corporation|NYSE|United States|Dollar General
        DLTR|Dollar Tree, Inc.|NASDAQ|United States|Dollar Tree
        KSS|Kohl's Corporation|NYSE|United States|Kohl's
        TSN|Tyson Foods, Inc.|NYSE|United States|Tyson Foods,Tyson
        HSY|The Hershey Company|NYSE|United States|Hershey
        ADM|Archer-Daniels-Midland Company|NYSE|United States|Archer Daniels Midland,Archer-Daniels-Midland
        CTVA|Corteva, Inc.|NYSE|United States|Corteva
        EMR|Emerson Electric Co.|NYSE|United States|Emerson Electric
        ETN|Eaton Corporation plc|NYSE|Ireland|Eaton Corp
        WHR|Whirlpool Corporation|NYSE|United States|Whirlpool
        ETSY|Etsy, Inc.|NASDAQ|United States|Etsy
        CHWY|Chewy, Inc.|NYSE|United States|Chewy
        PTON|Peloton Interactive, Inc.|NASDAQ|United States|Peloton
        CPNG|Coupang, Inc.|NYSE|South Korea|Coupang
        GRAB|Grab Holdings Limited|NASDAQ|Singapore|Grab Holdings
        TCOM|Trip.com Group Limited|NASDAQ|China|Trip.com
        XPEV|XPeng Inc.|NYSE|China|XPeng
        LI|Li Auto Inc.|NASDAQ|China|Li Auto
        NTES|NetEase, Inc.|NASDAQ|China|NetEase
        3690.HK|Meituan|HKG|China|Meituan
        1398.HK|Industrial and Commercial Bank of China Limited|HKG|China|ICBC
        0939.HK|China Construction Bank Corporation|HKG|China|China Construction Bank
        RMS.PA|Hermès International Société en commandite par actions|PAR|France|Hermes
        KER.PA|Kering SA|PAR|France|Kering,Gucci
        ORA.PA|Orange S.A.|PAR|France|Orange SA
        SU.PA|Schneider Electric S.E.|PAR|France|Schneider Electric
        ACA.PA|Crédit Agricole S.A.|PAR|France|Credit Agricole
        CS.PA|AXA SA|PAR|France|AXA
        ENGI.PA|Engie SA|PAR|France|Engie
        VIE.PA|Veolia Environnement SA|PAR|France|Veolia
        HO.PA|Thales S.A.|PAR|France|Thales
        SAF.PA|Safran SA|PAR|France|Safran
        CAP.PA|Capgemini SE|PAR|France|Capgemini
        PUB.PA|Publicis Groupe S.A.|PAR|France|Publicis
        ML.PA|Compagnie Générale des Établissements Michelin|PAR|France|Michelin
        CA.PA|Carrefour SA|PAR|France|Carrefour
        UBI.PA|Ubisoft Entertainment SA|PAR|France|Ubisoft
        ADYEN.AS|Adyen N.V.|AMS|Netherlands|Adyen
        PRX.AS|Prosus N.V.|AMS|Netherlands|Prosus
        AD.AS|Koninklijke Ahold Delhaize N.V.|AMS|Netherlands|Ahold Delhaize
        ABN.AS|ABN AMRO Bank N.V.|AMS|Netherlands|ABN AMRO
        KPN.AS|Koninklijke KPN N.V.|AMS|Netherlands|KPN
        IFX.DE|Infineon Technologies AG|GER|Germany|Infineon
        MUV2.DE|Münchener Rückversicherungs-Gesellschaft Aktiengesellschaft|GER|Germany|Munich Re
        DHL.DE|Deutsche Post AG|GER|Germany|DHL,Deutsche Post,DHL Group
        RWE.DE|RWE Aktiengesellschaft|GER|Germany|RWE
        EOAN.DE|E.ON SE|GER|Germany|E.ON
        HEN3.DE|Henkel AG & Co. KGaA|GER|Germany|Henkel
        CON.DE|Continental Aktiengesellschaft|GER|Germany|Continental AG
        RHM.DE|Rheinmetall AG|GER|Germany|Rheinmetall
        ZAL.DE|Zalando SE|GER|Germany|Zalando
        HFG.DE|HelloFresh SE|GER|Germany|HelloFresh
        TKA.DE|thyssenkrupp AG|GER|Germany|Thyssenkrupp
        PUM.DE|PUMA SE|GER|Germany|Puma
        DB1.DE|Deutsche Börse AG|GER|Germany|Deutsche Boerse AG
        ENR.DE|Siemens Energy AG|GER|Germany|Siemens Energy
        SHL.DE|Siemens Healthineers AG|GER|Germany|Siemens Healthineers
        DTG.DE|Daimler Truck Holding AG|GER|Germany|Daimler Truck
        VNA.DE|Vonovia SE|GER|Germany|Vonovia
        MRK.DE|Merck Kommanditgesellschaft auf Aktien|GER|Germany|Merck KGaA
        IBE.MC|Iberdrola, S.A.|MCE|Spain|Iberdrola
        TEF.MC|Telefónica, S.A.|MCE|Spain|Telefonica
        REP.MC|Repsol, S.A.|MCE|Spain|Repsol
        BBVA.MC|Banco Bilbao Vizcaya Argentaria, S.A.|MCE|Spain|BBVA
        CABK.MC|CaixaBank, S.A.|MCE|Spain|CaixaBank
        SAB.MC|Banco de Sabadell, S.A.|MCE|Spain|Banco Sabadell,Sabadell
        ENI.MI|Eni S.p.A.|MIL|Italy|Eni
        ISP.MI|Intesa Sanpaolo S.p.A.|MIL|Italy|Intesa Sanpaolo
        G.MI|Assicurazioni Generali S.p.A.|MIL|Italy|Generali,Assicurazioni Generali
        LDO.MI|Leonardo S.p.a.|MIL|Italy|Leonardo SpA
        TIT.MI|Telecom Italia S.p.A.|MIL|Italy|Telecom Italia
        ZURN.SW|Zurich Insurance Group AG|EBS|Switzerland|Zurich Insurance
        SREN.SW|Swiss Re AG|EBS|Switzerland|Swiss Re
        CFR.SW|Compagnie Financière Richemont SA|EBS|Switzerland|Richemont,Cartier
        HOLN.SW|Holcim AG|EBS|Switzerland|Holcim
        LONN.SW|Lonza Group AG|EBS|Switzerland|Lonza
        UHR.SW|The Swatch Group AG|EBS|Switzerland|Swatch
        SSE.L|SSE plc|LSE|United Kingdom|SSE
        NG.L|National Grid plc|LSE|United Kingdom|National Grid
        CNA.L|Centrica plc|LSE|United Kingdom|Centrica,British Gas
        PRU.L|Prudential plc|LSE|United Kingdom|Prudential plc
        AV.L|Aviva plc|LSE|United Kingdom|Aviva
        LGEN.L|Legal & General Group Plc|LSE|United Kingdom|Legal & General
        REL.L|RELX PLC|LSE|United Kingdom|RELX
        CPG.L|Compass Group PLC|LSE|United Kingdom|Compass Group
        BRBY.L|Burberry Group plc|LSE|United Kingdom|Burberry
        JD.L|JD Sports Fashion plc|LSE|United Kingdom|JD Sports
        NXT.L|NEXT plc|LSE|United Kingdom|Next plc
        KGF.L|Kingfisher plc|LSE|United Kingdom|Kingfisher,B&Q
        OCDO.L|Ocado Group plc|LSE|United Kingdom|Ocado
        ITV.L|ITV plc|LSE|United Kingdom|ITV
        WPP.L|WPP plc|LSE|United Kingdom|WPP
        RKT.L|Reckitt Benckiser Group plc|LSE|United Kingdom|Reckitt,Reckitt Benckiser
        HLN.L|Haleon plc|LSE|United Kingdom|Haleon
        IMB.L|Imperial Brands PLC|LSE|United Kingdom|Imperial Brands
        ANTO.L|Antofagasta plc|LSE|United Kingdom|Antofagasta plc
        NDA-FI.HE|Nordea Bank Abp|HEL|Finland|Nordea
        ATCO-A.ST|Atlas Copco AB|STO|Sweden|Atlas Copco
        SAND.ST|Sandvik AB|STO|Sweden|Sandvik
        DNB.OL|DNB Bank ASA|OSL|Norway|DNB
        TEL.OL|Telenor ASA|OSL|Norway|Telenor
        NHY.OL|Norsk Hydro ASA|OSL|Norway|Norsk Hydro
        ORSTED.CO|Ørsted A/S|CPH|Denmark|Orsted
        VWS.CO|Vestas Wind Systems A/S|CPH|Denmark|Vestas
        CARL-B.CO|Carlsberg A/S|CPH|Denmark|Carlsberg
        DSV.CO|DSV A/S|CPH|Denmark|DSV
        KBC.BR|KBC Group NV|BRU|Belgium|KBC
        TMPV.NS|Tata Motors Passenger Vehicles Limited|NSE|India|Jaguar Land Rover,JLR
        BAJFINANCE.NS|Bajaj Finance Limited|NSE|India|Bajaj Finance
        ADANIENT.NS|Adani Enterprises Limited|NSE|India|Adani Enterprises
        HCLTECH.NS|HCL Technologies Limited|NSE|India|HCLTech,HCL Tech
        ASIANPAINT.NS|Asian Paints Limited|NSE|India|Asian Paints
        KOTAKBANK.NS|Kotak Mahindra Bank Limited|NSE|India|Kotak Mahindra Bank
        """
}
