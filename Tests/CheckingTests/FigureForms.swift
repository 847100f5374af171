/// The stretch in brackets is what the source says; what stands behind the bar is what the text says in its place.
enum FigureForms {
    static let same = """
        # number words
        The harbour hired [twenty-one] lifeguards for the summer. | 21
        The harbour hired [105] lifeguards for the summer. | a hundred and five
        The harbour hired [one hundred and five] lifeguards for the summer. | 105
        The town planted [1.2 million] tulips along the canal. | 1,200,000
        The town planted [half a million] tulips along the canal. | 500,000
        The town planted [a million and a half] tulips along the canal. | 1.5 million
        The town planted [two and a half million] tulips along the canal. | 2.5 million
        The bakery sold [a dozen] loaves before the storm. | 12
        The bakery sold [half a dozen] loaves before the storm. | six
        The bakery sold [two dozen] loaves before the storm. | 24
        The ferry made [a couple of] trips to the island. | two
        The bridge has stood for [3,412] winters. | three thousand four hundred and twelve
        # ordinals
        The runner finished [21st] in the island race. | twenty-first
        The runner finished [twelfth] in the island race. | 12th
        The mayor opened the [thirtieth] library in the county. | 30th
        # fractions and shares
        The survey found that [a third of] residents walk to work. | one third of
        The survey found that [two-thirds of] residents walk to work. | two thirds of
        The survey found that [half of] residents walk to work. | 50% of
        The survey found that [half the] residents walk to work. | 50% of the
        The survey found that [one in four] residents walk to work. | a quarter of
        The survey found that [25 per cent of] residents walk to work. | one in four
        The survey found that [three out of five] residents walk to work. | 60 percent of
        The survey found that [60% of] residents walk to work. | three-fifths of
        The survey found that [nearly a third of] residents walk to work. | almost one in three
        The survey found that [40%] of residents walk to work. | 40 pc
        # multiples
        The new pier cost [twice] as much as the old one. | two times
        The new pier cost [three times] as much as the old one. | 3 times
        Fares at the pier have risen [threefold] since the war. | three times
        Fares at the pier [doubled] last winter. | rose twofold
        Fares at the pier [halved] last winter. | fell by half
        Fares at the pier [fell by half] last winter. | halved
        Fares at the pier [doubled] last winter. | rose by 100%
        The ferry calls [twice] a week at the island. | two times
        # times of day
        The vote begins at [5 p.m.] in the town hall. | 5pm
        The vote begins at [5 p.m.] in the town hall. | 17:00
        The vote begins at [five o'clock in the afternoon] in the town hall. | 5 p.m.
        The vote begins at [noon] in the town hall. | 12 p.m.
        The vote begins at [12 noon] in the town hall. | noon
        The vote begins at [midnight] in the town hall. | 12 a.m.
        The vote begins at [5.30pm] in the town hall. | 5:30 p.m.
        The vote begins at [half past five in the evening] in the town hall. | 5.30 p.m.
        The vote begins at [5 p.m. EST] in the town hall. | 22:00 GMT
        The vote begins at [9 a.m. CET] in the town hall. | 8 a.m. GMT
        The vote begins at [5 p.m. ET] in the town hall. | 5 p.m. Eastern time
        The hall is open from [5 to 7 p.m.] on weekdays. | 5pm to 7pm
        # ages
        A [58-year-old] diver was found on the beach. | 58-year old
        A [58-year-old] diver was found on the beach. | 58 - year - old
        The diver, [aged 58], was found on the beach. | 58
        The diver, who is [58 years old], was found on the beach. | 58
        The diver died at [the age of 58] on the beach. | age 58
        The club admits swimmers [under the age of 12] in summer. | aged under 12
        The ferry is free for [the over-60s] in summer. | those over 60
        The walk drew [the first] crowds of the year. | its first
        # money
        The yard paid [$5m] for the hull. | 5 million dollars
        The yard paid [$5 million] for the hull. | US$5m
        The yard paid [5m USD] for the hull. | $5 million
        The yard paid [C$5m] for the hull. | 5 million Canadian dollars
        The yard paid [50p] for each rivet. | £0.50
        The yard paid [50 cents] for each rivet. | $0.50
        The yard paid [50 pence] for each rivet. | 50p
        The yard paid [€3bn] for the hull. | 3 billion euros
        The yard paid [£200,000] for the hull. | £0.2m
        The yard earned [$1.20 per share] in the spring. | $1.20 a share
        The yard spends [£4m a year] on paint. | £4m annually
        The yard spends [£4m per month] on paint. | £4m a month
        The yard reported [annual sales of £4m] in May. | sales of £4m a year
        # points
        The bank raised its rate by [25 basis points] on the island. | 0.25 percentage points
        The bank raised its rate by [25 bps] on the island. | a quarter of a percentage point
        The bank raised its rate by [a quarter point] on the island. | 25 basis points
        The bank raised its rate by [half a percentage point] on the island. | 0.5 percentage points
        # ranges
        The council expects fares to rise [5-7%] by spring. | between 5% and 7%
        The council expects fares to rise [between 5 and 7 per cent] by spring. | 5% to 7%
        The job pays [$20,000 to $30,000] to a deckhand. | $20,000-$30,000
        The job takes [ten to twelve] weeks to learn. | 10-12
        The storm took [between 5 and 7] boats from the quay. | at least five
        The storm took [5 to 7] boats from the quay. | up to seven
        Prices at the stall were [ranging from 5 to 7] crowns. | 5-7
        # hedges
        The fair drew [about 600] visitors to the quay. | around 600
        The fair drew [roughly 600] visitors to the quay. | some 600
        The fair drew [approximately 600] visitors to the quay. | ~600
        The fair drew [600 or so] visitors to the quay. | about 600
        The fair drew [nearly 600] visitors to the quay. | just under 600
        The fair drew [almost 600] visitors to the quay. | close to 600
        The fair drew [more than 600] visitors to the quay. | over 600
        The fair drew [upwards of 600] visitors to the quay. | more than 600
        The fair drew [in excess of 600] visitors to the quay. | more than 600
        The fair drew [at least 600] visitors to the quay. | a minimum of 600
        The fair drew [at least 600] visitors to the quay. | 600 or more
        The fair drew [no fewer than 600] visitors to the quay. | at least 600
        The fair drew [up to 600] visitors to the quay. | as many as 600
        The fair drew [no more than 600] visitors to the quay. | at most 600
        The fair drew [fewer than 600] visitors to the quay. | under 600
        The fair drew [612] visitors to the quay. | about 600
        The fair drew [612] visitors to the quay. | more than 600
        The fair drew [596] visitors to the quay. | nearly 600
        The fair drew [612] visitors to the quay. | just over 600
        The fair drew [just over 600] visitors to the quay. | more than 600
        # periods, decades and durations
        The yard lost money in the [third quarter] of the plan. | Q3
        The yard lost money in the [first half] of the plan. | H1
        The pier was closed for most of the [1990s] for repairs. | nineties
        The pier was closed for most of the [1980s] for repairs. | '80s
        The strike lasted [48 hours] at the pier. | two days
        The strike lasted [two weeks] at the pier. | a fortnight
        The strike lasted [18 months] at the pier. | a year and a half
        The strike lasted [half an hour] at the pier. | 30 minutes
        The strike lasted [one year] at the pier. | a year
        The path runs for [10 miles] along the coast. | 16 km
        The path runs for [10km] along the coast. | 10 kilometres
        The ferry sails at [30 miles per hour] in calm water. | 30mph
        # changes
        Fares [rose 5%] in the spring, the council said. | rose by 5%
        Fares [rose to 5 crowns from 4] in the spring, the council said. | rose from 4 to 5 crowns
        The council reported a [5% rise] in fares for the spring. | rise of 5%
        # dates
        The pier opened on [5 March 2019] with a parade. | March 5, 2019
        The pier opened on [March 5] with a parade. | Mar. 5
        The pier opened on [5 March] with a parade. | the fifth of March
        The pier opened on [the 21st of March] with a parade. | 21 March
        """

    static let different = """
        # number words
        The harbour hired [twenty-one] lifeguards for the summer. | twenty-two
        The harbour hired [a hundred and five] lifeguards for the summer. | 150
        The town planted [half a million] tulips along the canal. | 5 million
        The town planted [two million] tulips along the canal. | two billion
        The town planted [two and a half million] tulips along the canal. | two million
        The bakery sold [a dozen] loaves before the storm. | ten
        The bakery sold [hundreds of] loaves before the storm. | thousands of
        # ordinals
        The runner finished [21st] in the island race. | 22nd
        The runner finished [second] in the island race. | first
        The mayor opened the [thirtieth] library in the county. | thirteenth
        # fractions and shares
        The survey found that [a third of] residents walk to work. | a quarter of
        The survey found that [two-thirds of] residents walk to work. | a third of
        The survey found that [half of] residents walk to work. | most
        The survey found that [half of] residents walk to work. | a third of
        The survey found that [one in four] residents walk to work. | one in five
        The survey found that [three out of five] residents walk to work. | two out of five
        The survey found that [40%] of residents walk to work. | a third
        # multiples
        The new pier cost [twice] as much as the old one. | three times
        Fares at the pier [doubled] last winter. | tripled
        Fares at the pier [halved] last winter. | doubled
        Fares at the pier [fell by half] last winter. | fell by a third
        Fares at the pier [rose by half] last winter. | halved
        Fares at the pier [rose 50%] last winter. | doubled
        Fares at the pier rose [three times] last winter. | 3%
        The ferry calls [twice] a week at the island. | three times
        # times of day
        The vote begins at [5 p.m.] in the town hall. | 5 a.m.
        The vote begins at [5 p.m.] in the town hall. | 6 p.m.
        The vote begins at [17:00] in the town hall. | 7 p.m.
        The vote begins at [noon] in the town hall. | midnight
        The vote begins at [5:30 p.m.] in the town hall. | 5:15 p.m.
        The vote begins at [5 p.m. ET] in the town hall. | 5 p.m.
        The vote begins at [5 p.m. ET] in the town hall. | 5 p.m. GMT
        The vote begins at [5 p.m. EST] in the town hall. | 21:00 GMT
        The vote begins at [five o'clock] in the town hall. | six o'clock
        The hall is open from [5 to 7 p.m.] on weekdays. | 5 to 8 p.m.
        # ages
        A [58-year-old] diver was found on the beach. | 85-year-old
        The diver, [aged 58], was found on the beach. | aged 59
        The diver was jailed for [58 months] after the wreck. | 58 years
        The diver was in his [fifties] when he was found. | sixties
        # money
        The yard paid [$5m] for the hull. | £5m
        The yard paid [$5m] for the hull. | $5bn
        The yard paid [$5m] for the hull. | 5 million Canadian dollars
        The yard paid [50p] for each rivet. | £50
        The yard paid [5 Swiss francs] for each rivet. | 5 dollars
        The yard earned [$1.20 per share] in the spring. | $1.20
        The yard earned [$1.20 a share] in the spring. | $1.20 a barrel
        The yard spends [£4m a year] on paint. | £4m a month
        The yard spends [£4m a month] on paint. | £4m
        The yard spends [£4m] on paint. | £4m a week
        The yard reported [annual] sales of £4m in May. | quarterly
        # points
        The bank raised its rate by [25 basis points] on the island. | 25 percentage points
        The bank raised its rate by [0.25 percentage points] on the island. | 0.25 per cent
        The bank raised its rate by [a quarter point] on the island. | half a point
        Turnout rose by [3 percentage points] on the island. | 3 percent
        Turnout rose by [3 per cent] on the island. | 3 percentage points
        # ranges
        The council expects fares to rise [5-7%] by spring. | 7%
        The council expects fares to rise [between 5 and 7 per cent] by spring. | 5 per cent
        The council expects fares to rise [5% to 7%] by spring. | 5% to 9%
        The storm took [between 5 and 7] boats from the quay. | seven
        The storm took [5 to 7] boats from the quay. | more than seven
        # hedges
        The yard will spend [up to $5bn] on the dock. | $5bn
        The yard will spend [up to $5bn] on the dock. | at least $5bn
        The yard will spend [as much as $5bn] on the dock. | more than $5bn
        The storm sank [at least 40] boats in the bay. | 40
        The storm sank [at least 40] boats in the bay. | up to 40
        The storm sank [more than 40] boats in the bay. | fewer than 40
        The storm sank [more than 40] boats in the bay. | about 40
        The storm sank [nearly 50] boats in the bay. | more than 50
        The storm sank [nearly 50] boats in the bay. | 50
        The storm sank [just over 50] boats in the bay. | just under 50
        The storm sank [fewer than 50] boats in the bay. | 50
        The storm sank [about 60] boats in the bay. | 60
        The storm sank [about 60] boats in the bay. | more than 60
        The storm sank [60 or more] boats in the bay. | 60
        The storm sank [53] boats in the bay. | about 60
        # units and durations
        The path runs for [10 miles] along the coast. | 10 kilometres
        The path runs for [10 miles] along the coast. | 18 km
        The barge carried [40 tonnes] of sand. | 40 tons
        The strike lasted [two days] at the pier. | 24 hours
        The strike lasted [two weeks] at the pier. | two months
        The ferry sails at [30 miles per hour] in calm water. | 30 kilometres per hour
        The yard lost money in the [third quarter] of the plan. | second quarter
        The yard lost money in the [third quarter] of the plan. | Q2
        The yard lost money in the [first half] of the plan. | second half
        The pier was closed for most of the [1990s] for repairs. | 1980s
        # changes
        Fares rose [by 5%] in the spring, the council said. | to 5%
        Fares [rose to 5 crowns] in the spring, the council said. | rose by 5 crowns
        Fares rose [from 4 to 5 crowns] in the spring, the council said. | from 5 to 4 crowns
        Fares rose [5%] in the spring, the council said. | fivefold
        # dates
        The pier opened on [5 March 2019] with a parade. | 6 March 2019
        The pier opened on [5 March 2019] with a parade. | 5 March 2018
        The pier opened on [5 March] with a parade. | 5 May
        The pier opened on [the 21st of March] with a parade. | the 22nd of March
        The yard closed [last week] with a parade. | this week
        The yard will open [next Monday] with a parade. | last Monday
        The yard lost money in [fiscal 2019] for once. | 2019
        The yard lost money [two years ago] for once. | three years ago
        The yard lost money in [early 2019] for once. | late 2019
        """
}
