/// Organisations that news names often and that no exchange lists, and words that tell an organisation by its name.
enum KnownOrganisations {
    /// Central banks, authorities, bodies of states, parties, agencies, media.
    ///
    /// Parted by commas.
    static let names = """
        Federal Reserve,Fed,European Central Bank,ECB,Bank of England,BoE,Bank of Japan,BOJ,Reserve Bank of India,RBI,
        Reserve Bank of Australia,RBA,People's Bank of China,PBOC,Swiss National Bank,SNB,Bundesbank,Bank of Canada,
        International Monetary Fund,IMF,World Bank,World Trade Organization,WTO,World Health Organization,WHO,
        United Nations,UN,UNESCO,UNICEF,OECD,OPEC,NATO,European Commission,European Parliament,European Council,G7,G20,
        African Union,ASEAN,BRICS,International Energy Agency,IEA,International Court of Justice,Interpol,Red Cross,
        Securities and Exchange Commission,SEC,FTC,Federal Trade Commission,FCC,FDA,Food and Drug Administration,
        FDIC,CFTC,CFPB,FINRA,FAA,NTSB,EPA,IRS,FBI,CIA,NSA,NASA,NOAA,Pentagon,White House,Congress,Senate,
        House of Representatives,Supreme Court,Treasury,Justice Department,State Department,Department of Justice,
        Commerce Department,Labor Department,Department of Energy,Department of Defense,Homeland Security,
        House of Commons,House of Lords,Parliament,Downing Street,Whitehall,HM Treasury,Financial Conduct Authority,FCA,
        Prudential Regulation Authority,Competition and Markets Authority,CMA,Office for National Statistics,ONS,NHS,
        Serious Fraud Office,Bank for International Settlements,BIS,BaFin,SEBI,Sebi,IRDA,TRAI,CBI,CAG,Competition Commission,
        Reuters,Bloomberg,Associated Press,AP,Agence France-Presse,AFP,BBC,CNN,CNBC,Sky News,Al Jazeera,NBC,NBC News,
        CBS,CBS News,ABC News,MSNBC,Financial Times,FT,Wall Street Journal,WSJ,Washington Post,The Guardian,Guardian,
        The Times,Daily Telegraph,Daily Mail,USA Today,Los Angeles Times,The Economist,Forbes,Fortune,Politico,Axios,
        Press Association,PTI,Xinhua,Kyodo,Tass,Der Spiegel,Le Monde,Nikkei Asia,Business Insider,TechCrunch,Wired,
        Motley Fool,Seeking Alpha,Benzinga,Zacks,MarketWatch,Barron's,Business Wire,PR Newswire,GlobeNewswire,
        OpenAI,Anthropic,Mistral,Mistral AI,xAI,DeepSeek,ByteDance,TikTok,Huawei,SpaceX,Starlink,Stripe,Hugging Face,
        Twitter,Bain,McKinsey,Boston Consulting Group,BCG,Deloitte,KPMG,PwC,Ernst & Young,EY,Fitch,Fitch Ratings,Gartner,
        Lehman Brothers,Bear Stearns,Credit Suisse,Toshiba,U.S. Steel,US Steel,Fannie Mae,Freddie Mac,Vanguard,Fidelity,Bridgewater,Citadel,Jefferies,Macquarie,
        Edelweiss,Kotak,CLSA,Crisil,Icra,IHS Markit,Markit,Nielsen,Gallup,Ipsos,YouGov,Kantar,
        Labour,Labour Party,Conservative Party,Tories,Liberal Democrats,Republican Party,Democratic Party,BJP,
        Amnesty International,Greenpeace,Human Rights Watch,Oxfam,Taliban,Hamas,Hezbollah,Islamic State,Al Qaeda,
        FIFA,UEFA,NFL,NBA,MLB,NHL,NCAA,IOC,Premier League,Manchester United,Real Madrid,Harvard,Stanford,MIT,Oxford University,
        Harvard University,Stanford University,Cambridge University,Yale,Princeton,CERN,
        AI Safety Institute,AI Security Institute,Frontier Model Forum,Ofcom,Ofgem,CFIUS
        """

    /// Exchanges and indices; in a text these are what the name means, even where a listed company runs them.
    static let markets = """
        New York Stock Exchange,NYSE,Nasdaq,NASDAQ,London Stock Exchange,LSE,Euronext,Deutsche Boerse,Xetra,BSE,NSE,MCX,
        NCDEX,NSEL,Bombay Stock Exchange,National Stock Exchange,Tokyo Stock Exchange,Hong Kong Exchanges,
        Dow Jones,Dow,S&P,S&P 500,Nifty,Sensex,Nikkei,FTSE,FTSE 100,FTSE 250,DAX,CAC,CAC 40,Hang Seng,Kospi,Topix,
        Euro Stoxx,STOXX,Stoxx 600,Russell 2000,Nasdaq Composite,Wall Street,Dalal Street,Bank Nifty,Shanghai Composite,ASX
        """

    /// Last words that make a capitalised run an organisation.
    static let endings = """
        inc incorporated corp corporation co company ltd limited plc llc llp lp ag gmbh spa sa nv bv ab asa oyj kk pty bhd
        bank bancorp banking group groep holding holdings industries industry enterprises enterprise partners capital
        securities financial finance insurance assurance investments investment asset assets advisors advisers management
        fund funds trust reit ventures technologies technology tech systems software networks labs laboratories
        semiconductor semiconductors electronics pharma pharmaceuticals pharmaceutical therapeutics biosciences biotech
        healthcare medical motors motor automotive airlines airways air energy petroleum oil gas power solar resources
        mining mines minerals metals steel gold chemicals cement foods beverages brands stores supermarkets retail
        entertainment studios pictures media broadcasting communications telecom telecommunications wireless mobile
        logistics shipping railways railway infrastructure construction builders properties realty estates hotels resorts
        services solutions consulting consultants analytics research associates brothers sons
        university college school institute institution academy hospital clinic
        ministry department agency authority administration commission committee council court board bureau office senate
        parliament congress assembly government treasury
        association federation union league society foundation alliance coalition chamber forum organization organisation
        party campaign club team network
        times post journal news herald tribune gazette magazine press
        exchange markets market index
        """

    /// First words before "of" or "for" that make the whole an organisation: "Ministry of Finance".
    static let heads = """
        bank university ministry department bureau office association institute board council court commission college
        federation chamber society academy school house confederation centre center secretariat organization
        organisation union embassy
        """

    /// Capital letters that name no organisation.
    static let plainAcronyms = """
        ceo cfo coo cto cio cmo gdp ipo etf usa us uk uae eu ad bc am pm est gmt utc edt pdt cet tv pc ai ml it hr pr gm's
        usd eur gbp inr cny jpy chf aud cad rs cpi ppi pmi qe fii fiis dii fdi fy yoy qoq ytd eps ebitda ebit pe pat nav aum
        roe roi capex opex m&a vat gst ltd plc inc llc co corp sa ag nv ii iii iv vi vii viii ix xi q1 q2 q3 q4 h1 h2 ev evs suv
        suvs gps usb led lcd dvd cd hd lte lng lpg crr slr npa npas epc r&d b2b b2c esg kyc sme smes msme ncd atm sms faq url
        diy ok vs no mr mrs ms dr st ave rd blvd phd md mba cpa vp svp evp nyc la dc sf hk covid sars hiv aids dna rna mri icu
        id ids pin vip rip sos tba tbc asap fyi btw imo lol faqs wwii wwi new the and for top buy sell hold stocks stock
        reit reits etp etc etn etfs adr spac spacs oem oems api apis ict iot saas paas crm erp fda's ngl oled nft nfts p&l tv's
        live update updates breaking exclusive watch read more via by to in on at of is
        """
}
